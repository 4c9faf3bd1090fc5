// Generated from fork-run.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ForkRunInput = {
  readonly idempotencyKey?: string | null | undefined;
  readonly name: string;
  readonly round: number;
  readonly runId: string;
  readonly selection: unknown;
  readonly start?: boolean | null | undefined;
};

export type ForkRunMutationVariables = Exact<{
  input: ForkRunInput;
}>;


export type ForkRunMutation = { readonly forkRun:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'ForkRunSuccess', readonly run: { readonly id: string, readonly variant: string, readonly experiment: { readonly id: string } } }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation ForkRun. */
export const forkRunDocument: TrustedDocument<ForkRunMutation, ForkRunMutationVariables> = {
  id: "sha256:5907bc16d4d733229c2223aca38cfd0e4ebe7639583932798666235068e79797",
  name: "ForkRun",
};
