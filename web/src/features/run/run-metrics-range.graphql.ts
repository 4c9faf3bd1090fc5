// Generated from run-metrics-range.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RunMetricsRangeQueryVariables = Exact<{
  id: string;
  round: number;
  from: number;
  to: number;
  maximumPoints: number;
}>;


export type RunMetricsRangeQuery = { readonly node:
    | { readonly metrics: ReadonlyArray<{ readonly name: string, readonly round: number | null, readonly points: { readonly steps: ReadonlyArray<number>, readonly values: ReadonlyArray<number | null>, readonly thinned: boolean } }> }
    | Record<PropertyKey, never>
   | null };
/** query RunMetricsRange. */
export const runMetricsRangeDocument: TrustedDocument<RunMetricsRangeQuery, RunMetricsRangeQueryVariables> = {
  id: "sha256:1561b3c0ca4ad1ebaa195eef7e0140eaea79e0828038817fba83ec32094afbf2",
  name: "RunMetricsRange",
};
