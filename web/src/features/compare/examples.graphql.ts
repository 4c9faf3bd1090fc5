// Generated from examples.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExampleOutcome =
  | 'EQUAL'
  | 'IMPROVED'
  | 'REGRESSED';

export type ScoreMetric =
  | 'HELD_OUT_IMAGE_SIMILARITY'
  | 'HELD_OUT_TEXT_SIMILARITY'
  | 'IMAGE_SIMILARITY'
  | 'TEXT_SIMILARITY';

export type ExamplesQueryVariables = Exact<{
  runId: string;
  baselineRunId?: string | null | undefined;
  metric: ScoreMetric;
  outcome: ExampleOutcome;
  suite?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ExamplesQuery = { readonly compareExamples: { readonly checkpoint: string, readonly baselineCheckpoint: string, readonly suite: string, readonly equalWithin: number, readonly counts: { readonly improved: number, readonly regressed: number, readonly equal: number }, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly prompt: string, readonly sample: number, readonly delta: number, readonly outcome: ExampleOutcome, readonly image: { readonly sha256: string, readonly value: number, readonly seed: number }, readonly baseline: { readonly sha256: string, readonly value: number, readonly seed: number } }> } };
/** query Examples. */
export const examplesDocument: TrustedDocument<ExamplesQuery, ExamplesQueryVariables> = {
  id: "sha256:235fcad10ef173163ed4f40fb656ed5ce0932becb20ae37edd6e8359791a623b",
  name: "Examples",
};
