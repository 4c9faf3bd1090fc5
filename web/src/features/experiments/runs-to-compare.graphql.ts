// Generated from runs-to-compare.graphql by `npm run codegen -w web`; do not edit.
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

export type RunsToCompareQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type RunsToCompareQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly name: string, readonly runs: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: WorkStatus, readonly variant: string }> } }
    | Record<PropertyKey, never>
   | null> };
/** query RunsToCompare. */
export const runsToCompareDocument: TrustedDocument<RunsToCompareQuery, RunsToCompareQueryVariables> = {
  id: "sha256:d7095452d849fc6f65df6fc109326e44902c08da4128936a7fc23e1603aa2709",
  name: "RunsToCompare",
};
