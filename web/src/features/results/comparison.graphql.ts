// Generated from comparison.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ComparedCheckpoints =
  | 'ALL'
  | 'LAST';

export type ScoreMetric =
  | 'HELD_OUT_IMAGE_SIMILARITY'
  | 'HELD_OUT_TEXT_SIMILARITY'
  | 'IMAGE_SIMILARITY'
  | 'TEXT_SIMILARITY';

export type ComparisonQueryVariables = Exact<{
  runIds: ReadonlyArray<string>;
  baselineRunId?: string | null | undefined;
  suite?: string | null | undefined;
  checkpoints: ComparedCheckpoints;
}>;


export type ComparisonQuery = { readonly compareRuns: { readonly baseline: string, readonly suite: string, readonly suites: ReadonlyArray<string>, readonly concepts: ReadonlyArray<string>, readonly unit: string, readonly clusters: number, readonly samples: number, readonly seed: number, readonly rows: ReadonlyArray<{ readonly name: string, readonly variant: string, readonly checkpoint: string, readonly step: number | null, readonly round: number | null, readonly seed: number, readonly images: number, readonly onFrontier: boolean, readonly experiment: { readonly id: string, readonly name: string }, readonly runs: ReadonlyArray<{ readonly id: string }>, readonly dominatesBaseline: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null } | null, readonly metrics: ReadonlyArray<{ readonly metric: ScoreMetric, readonly label: string, readonly sd: number | null, readonly se: number | null, readonly unit: string, readonly mean: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null } | null }> }>, readonly trajectories: ReadonlyArray<{ readonly variant: string, readonly seed: number, readonly rows: ReadonlyArray<number> }> } };

export type ComparisonFiguresFragment = { readonly baseline: string, readonly suite: string, readonly suites: ReadonlyArray<string>, readonly concepts: ReadonlyArray<string>, readonly unit: string, readonly clusters: number, readonly samples: number, readonly seed: number, readonly rows: ReadonlyArray<{ readonly name: string, readonly variant: string, readonly checkpoint: string, readonly step: number | null, readonly round: number | null, readonly seed: number, readonly images: number, readonly onFrontier: boolean, readonly experiment: { readonly id: string, readonly name: string }, readonly runs: ReadonlyArray<{ readonly id: string }>, readonly dominatesBaseline: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null } | null, readonly metrics: ReadonlyArray<{ readonly metric: ScoreMetric, readonly label: string, readonly sd: number | null, readonly se: number | null, readonly unit: string, readonly mean: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null } | null }> }>, readonly trajectories: ReadonlyArray<{ readonly variant: string, readonly seed: number, readonly rows: ReadonlyArray<number> }> };

export type FiguresFragment = { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null };
/** query Comparison. */
export const comparisonDocument: TrustedDocument<ComparisonQuery, ComparisonQueryVariables> = {
  id: "sha256:afe5ff8e10a557c04336429b8b6820a7533fe854b132e2890706291bfecfed9a",
  name: "Comparison",
};
