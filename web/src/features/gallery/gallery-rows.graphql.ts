// Generated from gallery-rows.graphql by `npm run codegen -w web`; do not edit.
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

export type ImageOrder = {
  readonly direction?: SortDirection;
  readonly field: ImageOrderField;
  readonly judge?: Judge;
  readonly metric?: ImageScoreMetric;
};

export type ImageOrderField =
  | 'CREATED'
  | 'PROMPT'
  | 'SCORE';

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

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type GalleryRowsQueryVariables = Exact<{
  stage: string;
  first: number;
  after?: string | null | undefined;
  filter?: ImageFilter | null | undefined;
  orderBy?: ImageOrder | null | undefined;
}>;


export type GalleryRowsQuery = { readonly node:
    | { readonly images: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly prompt: string, readonly promptIndex: number, readonly sample: number }> }, readonly end: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly promptIndex: number, readonly sample: number }> } }
    | Record<PropertyKey, never>
   | null };
/** query GalleryRows. */
export const galleryRowsDocument: TrustedDocument<GalleryRowsQuery, GalleryRowsQueryVariables> = {
  id: "sha256:3c8f775f3206f98eec1b0417438b3cc4a5dceb6fe045a44328528b635be1a99a",
  name: "GalleryRows",
};
