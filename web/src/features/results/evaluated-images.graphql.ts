// Generated from evaluated-images.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ImageFilter = {
  readonly promptContains?: string | null | undefined;
  readonly promptIndex?: number | null | undefined;
  readonly sample?: number | null | undefined;
  readonly scores?: ReadonlyArray<ImageScoreRange> | null | undefined;
  readonly seed?: number | null | undefined;
};

export type ImageScoreMetric =
  | 'IS'
  | 'TS'
  | 'TS_CONDITIONING'
  | 'TS_SUBJECT_REMOVED';

export type ImageScoreRange = {
  readonly judge?: Judge;
  readonly max?: number | null | undefined;
  readonly metric: ImageScoreMetric;
  readonly min?: number | null | undefined;
};

export type Judge =
  | 'CLIP'
  | 'HELD_OUT';

export type EvaluatedImagesQueryVariables = Exact<{
  runIds: ReadonlyArray<string>;
  suite?: string | null | undefined;
  first: number;
  filter?: ImageFilter | null | undefined;
}>;


export type EvaluatedImagesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly variant: string, readonly concept: { readonly name: string }, readonly scores: { readonly checkpoint: string, readonly stage: { readonly images: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly sha256: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly imageSimilarity: number | null, readonly textSimilarity: number | null }> } } } | null }
    | Record<PropertyKey, never>
   | null> };
/** query EvaluatedImages. */
export const evaluatedImagesDocument: TrustedDocument<EvaluatedImagesQuery, EvaluatedImagesQueryVariables> = {
  id: "sha256:2dc842357731234474106c7e3443115e1343ba006adc0fd46d2a28340f7136ac",
  name: "EvaluatedImages",
};
