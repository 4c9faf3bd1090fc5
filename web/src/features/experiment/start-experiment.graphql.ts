// Generated from start-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StartExperimentInput = {
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

export type StartExperimentMutationVariables = Exact<{
  input: StartExperimentInput;
}>;


export type StartExperimentMutation = { readonly startExperiment:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
    | { readonly __typename: 'StartExperimentSuccess', readonly experiment: { readonly id: string, readonly status: WorkStatus } }
   };
/** mutation StartExperiment. */
export const startExperimentDocument: TrustedDocument<StartExperimentMutation, StartExperimentMutationVariables> = {
  id: "sha256:3eb25e8226d119823baa19dff59b5e5db74f85b551a7905c2c6f938717075db4",
  name: "StartExperiment",
};
