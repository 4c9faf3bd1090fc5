// Generated from archive-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ArchiveExperimentInput = {
  readonly archived?: boolean;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type ArchiveExperimentMutationVariables = Exact<{
  input: ArchiveExperimentInput;
}>;


export type ArchiveExperimentMutation = { readonly archiveExperiment:
    | { readonly __typename: 'ArchiveExperimentSuccess', readonly experiment: { readonly id: string, readonly archivedAt: string | null } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly code: string, readonly message: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation ArchiveExperiment. */
export const archiveExperimentDocument: TrustedDocument<ArchiveExperimentMutation, ArchiveExperimentMutationVariables> = {
  id: "sha256:89eb621716cef4d8182fc06b0273b0bb37808192131cb7d36e7695bcc8fa5b93",
  name: "ArchiveExperiment",
};
