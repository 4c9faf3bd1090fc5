// Generated from checkpoint-images.graphql by `npm run codegen -w web`; do not edit.
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

export type CheckpointImagesQueryVariables = Exact<{
  runId: string;
  first: number;
  filter?: ImageFilter | null | undefined;
}>;


export type CheckpointImagesQuery = { readonly node:
    | { readonly id: string, readonly evaluations: ReadonlyArray<{ readonly checkpoint: string, readonly suite: string, readonly stage: { readonly images: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly sha256: string, readonly prompt: string }> } } }> }
    | Record<PropertyKey, never>
   | null };
/** query CheckpointImages. */
export const checkpointImagesDocument: TrustedDocument<CheckpointImagesQuery, CheckpointImagesQueryVariables> = {
  id: "sha256:9b2ca9e5d1b49d312b07826b1807389edd044ea0c46286b5f1925d3f39782c28",
  name: "CheckpointImages",
};
