// Generated from breakdown.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ScoreMetric =
  | 'HELD_OUT_IMAGE_SIMILARITY'
  | 'HELD_OUT_TEXT_SIMILARITY'
  | 'IMAGE_SIMILARITY'
  | 'TEXT_SIMILARITY';

export type BreakdownQueryVariables = Exact<{
  runIds: ReadonlyArray<string>;
  suite?: string | null | undefined;
  metrics: ReadonlyArray<ScoreMetric>;
}>;


export type BreakdownQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly variant: string, readonly concept: { readonly name: string }, readonly scores: { readonly suite: string, readonly figures: ReadonlyArray<{ readonly metric: ScoreMetric, readonly prompt: string | null, readonly promptIndex: number | null, readonly statistic: { readonly value: number } }> } | null }
    | Record<PropertyKey, never>
   | null> };
/** query Breakdown. */
export const breakdownDocument: TrustedDocument<BreakdownQuery, BreakdownQueryVariables> = {
  id: "sha256:cf50dd0ab40295813792b31930d22f3fc095a2fca4eb4c1d24d0694962e5ebef",
  name: "Breakdown",
};
