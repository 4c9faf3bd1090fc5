// Generated from resume-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ResumeExperimentInput = {
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

export type ResumeExperimentMutationVariables = Exact<{
  input: ResumeExperimentInput;
}>;


export type ResumeExperimentMutation = { readonly resumeExperiment:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
    | { readonly __typename: 'ResumeExperimentSuccess', readonly experiment: { readonly id: string, readonly status: WorkStatus } }
   };
/** mutation ResumeExperiment. */
export const resumeExperimentDocument: TrustedDocument<ResumeExperimentMutation, ResumeExperimentMutationVariables> = {
  id: "sha256:dd489ca7ac7b10cf0319ee6a1ff7116a63972b8d567b42cd50cf1c22fd079ced",
  name: "ResumeExperiment",
};
