// Generated from annotate-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AnnotateExperimentInput = {
  readonly expectedNote?: string | null | undefined;
  readonly expectedTags?: ReadonlyArray<string> | null | undefined;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
};

export type AnnotateExperimentMutationVariables = Exact<{
  input: AnnotateExperimentInput;
}>;


export type AnnotateExperimentMutation = { readonly annotateExperiment:
    | { readonly __typename: 'AnnotateExperimentSuccess', readonly experiment: { readonly id: string, readonly note: string | null, readonly tags: ReadonlyArray<string> } }
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
   };
/** mutation AnnotateExperiment. */
export const annotateExperimentDocument: TrustedDocument<AnnotateExperimentMutation, AnnotateExperimentMutationVariables> = {
  id: "sha256:1112c15b25de70c556222caf0185fe7f64428aa953a3d625c377713aa8bce8fc",
  name: "AnnotateExperiment",
};
