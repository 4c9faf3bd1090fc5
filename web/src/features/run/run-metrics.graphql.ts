// Generated from run-metrics.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RunMetricsQueryVariables = Exact<{
  id: string;
  maximumPoints: number;
}>;


export type RunMetricsQuery = { readonly node:
    | { readonly id: string, readonly variant: string, readonly seed: number, readonly concept: { readonly name: string }, readonly experiment: { readonly id: string, readonly name: string }, readonly metrics: ReadonlyArray<{ readonly name: string, readonly round: number | null, readonly latest: { readonly time: string, readonly step: number, readonly value: number | null }, readonly points: { readonly steps: ReadonlyArray<number>, readonly values: ReadonlyArray<number | null>, readonly thinned: boolean } }> }
    | Record<PropertyKey, never>
   | null };
/** query RunMetrics. */
export const runMetricsDocument: TrustedDocument<RunMetricsQuery, RunMetricsQueryVariables> = {
  id: "sha256:a3b531f21c71213b6013dc77a9b082156d2259b5a44ad3a3e66bc06ba6e03062",
  name: "RunMetrics",
};
