// Generated from create-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CreateExperimentInput = {
  readonly concepts?: ReadonlyArray<string> | null | undefined;
  readonly configuration?: unknown;
  readonly idempotencyKey?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly preset?: string | null | undefined;
  readonly start?: boolean | null | undefined;
};

export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type CreateExperimentMutationVariables = Exact<{
  input: CreateExperimentInput;
}>;


export type CreateExperimentMutation = { readonly createExperiment:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'CreateExperimentSuccess', readonly experiment: { readonly id: string, readonly name: string, readonly status: WorkStatus } }
    | { readonly __typename: 'InvalidInputError', readonly code: string, readonly message: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation CreateExperiment. */
export const createExperimentDocument: TrustedDocument<CreateExperimentMutation, CreateExperimentMutationVariables> = {
  id: "sha256:95623866cad925ad6441f8f347b2d3d6648449868eb732fdd863dab0b6508535",
  name: "CreateExperiment",
};
