// Generated from newest-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExperimentFilter = {
  readonly archived?: boolean | null | undefined;
  readonly concept?: string | null | undefined;
  readonly method?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nameContains?: string | null | undefined;
  readonly pack?: string | null | undefined;
  readonly preset?: string | null | undefined;
  readonly statuses?: ReadonlyArray<WorkStatus> | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly variant?: string | null | undefined;
};

export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type NewestExperimentQueryVariables = Exact<{
  filter?: ExperimentFilter | null | undefined;
}>;


export type NewestExperimentQuery = { readonly experiments: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string }> } };
/** query NewestExperiment. */
export const newestExperimentDocument: TrustedDocument<NewestExperimentQuery, NewestExperimentQueryVariables> = {
  id: "sha256:86cf0aafc6e89dc923dcfa79ab4166cf09b0e414994ffdf6d6dcd85c79f313fe",
  name: "NewestExperiment",
};
