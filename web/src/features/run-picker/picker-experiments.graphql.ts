// Generated from picker-experiments.graphql by `npm run codegen -w web`; do not edit.
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

export type PickerExperimentsQueryVariables = Exact<{
  filter?: ExperimentFilter | null | undefined;
}>;


export type PickerExperimentsQuery = { readonly experiments: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: WorkStatus, readonly createdAt: string }> } };
/** query PickerExperiments. */
export const pickerExperimentsDocument: TrustedDocument<PickerExperimentsQuery, PickerExperimentsQueryVariables> = {
  id: "sha256:080435d818331e3a9dc1c2603b280282ab1a2c8c137247cf1de6a20f778c2e57",
  name: "PickerExperiments",
};
