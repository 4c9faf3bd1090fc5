// Generated from cancel-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CancelExperimentInput = {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type CancelExperimentMutationVariables = Exact<{
  input: CancelExperimentInput;
}>;


export type CancelExperimentMutation = { readonly cancelExperiment:
    | { readonly __typename: 'CancelExperimentSuccess', readonly experiment: { readonly id: string, readonly status: WorkStatus } }
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation CancelExperiment. */
export const cancelExperimentDocument: TrustedDocument<CancelExperimentMutation, CancelExperimentMutationVariables> = {
  id: "sha256:6fb07b86b3a17d48362986f55e5c9e9d9485bd267821bf6d03943c8f160b3d10",
  name: "CancelExperiment",
};
