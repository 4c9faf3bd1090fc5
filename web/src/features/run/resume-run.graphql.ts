// Generated from resume-run.graphql by `npm run codegen -w web`; do not edit.
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

export type ResumeRunMutationVariables = Exact<{
  input: ResumeExperimentInput;
}>;


export type ResumeRunMutation = { readonly resumeExperiment:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
    | { readonly __typename: 'ResumeExperimentSuccess', readonly experiment: { readonly id: string, readonly status: WorkStatus } }
   };
/** mutation ResumeRun. */
export const resumeRunDocument: TrustedDocument<ResumeRunMutation, ResumeRunMutationVariables> = {
  id: "sha256:d8c43198ce5238d3aab454f3e57b2e03f006e7dc5c22f1646d5ac31116c6ffb4",
  name: "ResumeRun",
};
