// Generated from annotate-run.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AnnotateRunInput = {
  readonly expectedNote?: string | null | undefined;
  readonly expectedTags?: ReadonlyArray<string> | null | undefined;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
};

export type AnnotateRunMutationVariables = Exact<{
  input: AnnotateRunInput;
}>;


export type AnnotateRunMutation = { readonly annotateRun:
    | { readonly __typename: 'AnnotateRunSuccess', readonly run: { readonly id: string, readonly note: string | null, readonly tags: ReadonlyArray<string> } }
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation AnnotateRun. */
export const annotateRunDocument: TrustedDocument<AnnotateRunMutation, AnnotateRunMutationVariables> = {
  id: "sha256:b09487e07a64223e1d54f5f2651c3af0176898e9a4c4b52c848cc62cad4e26a5",
  name: "AnnotateRun",
};
