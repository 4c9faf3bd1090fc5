// Generated from metric-points.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type MetricPointsSubscriptionVariables = Exact<{
  runId: string;
  after?: string | null | undefined;
}>;


export type MetricPointsSubscription = { readonly metricPoints: { readonly series: ReadonlyArray<{ readonly name: string, readonly round: number, readonly steps: ReadonlyArray<number>, readonly times: ReadonlyArray<string>, readonly values: ReadonlyArray<number | null>, readonly skipped: boolean }> } };
/** subscription MetricPoints. */
export const metricPointsDocument: TrustedDocument<MetricPointsSubscription, MetricPointsSubscriptionVariables> = {
  id: "sha256:25c46112a524afe047de611ac20f8c49069bd58914ff9e71edb1fa25e7d2ef31",
  name: "MetricPoints",
};
