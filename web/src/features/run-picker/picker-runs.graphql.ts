// Generated from picker-runs.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type PickerRunsQueryVariables = Exact<{
  experiment: string;
  after?: string | null | undefined;
}>;


export type PickerRunsQuery = { readonly runs: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly seed: number, readonly status: WorkStatus, readonly concept: { readonly id: string, readonly name: string } }> } };
/** query PickerRuns. */
export const pickerRunsDocument: TrustedDocument<PickerRunsQuery, PickerRunsQueryVariables> = {
  id: "sha256:ef24872dea64250d3261827344d2e5c502e00b4adda4b3a2ffd92c95d1ed3490",
  name: "PickerRuns",
};
