// Generated from put-experiment-away.graphql by `npm run codegen -w web`; do not edit.
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

export type PutExperimentAwayMutationVariables = Exact<{
  input: ArchiveExperimentInput;
}>;


export type PutExperimentAwayMutation = { readonly archiveExperiment:
    | { readonly __typename: 'ArchiveExperimentSuccess', readonly experiment: { readonly id: string, readonly archivedAt: string | null } }
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
   };
/** mutation PutExperimentAway. */
export const putExperimentAwayDocument: TrustedDocument<PutExperimentAwayMutation, PutExperimentAwayMutationVariables> = {
  id: "sha256:c6c8503e14535258ccd63561be02c789d972831b515ff2983ab406480aac10e4",
  name: "PutExperimentAway",
};
