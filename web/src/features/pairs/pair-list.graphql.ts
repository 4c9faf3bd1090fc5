// Generated from pair-list.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type FloatRange = {
  readonly max?: number | null | undefined;
  readonly min?: number | null | undefined;
};

export type PairFilter = {
  readonly angle?: FloatRange | null | undefined;
  readonly deltaImageSimilarity?: FloatRange | null | undefined;
  readonly deltaTextSimilarity?: FloatRange | null | undefined;
  readonly indices?: ReadonlyArray<number> | null | undefined;
  readonly kept?: boolean | null | undefined;
  readonly promptIndex?: number | null | undefined;
};

export type PairOrder = {
  readonly direction?: SortDirection;
  readonly field: PairOrderField;
};

export type PairOrderField =
  | 'ANGLE'
  | 'DELTA_IMAGE_SIMILARITY'
  | 'DELTA_TEXT_SIMILARITY'
  | 'INDEX';

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type PairListQueryVariables = Exact<{
  id: string;
  round: number;
  first: number;
  after?: string | null | undefined;
  filter?: PairFilter | null | undefined;
  orderBy?: PairOrder | null | undefined;
}>;


export type PairListQuery = { readonly node:
    | { readonly pairs: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly index: number, readonly kept: boolean, readonly reason: string | null, readonly angle: number, readonly deltaTextSimilarity: number, readonly deltaImageSimilarity: number, readonly prompt: string, readonly winner: { readonly sha256: string, readonly sample: number }, readonly loser: { readonly sha256: string, readonly sample: number } }> } }
    | Record<PropertyKey, never>
   | null };
/** query PairList. */
export const pairListDocument: TrustedDocument<PairListQuery, PairListQueryVariables> = {
  id: "sha256:8fe81662ad8067d2c0f65da2aac085a82bbed6ec13a2779e3bd2f0ab5f4e8a9a",
  name: "PairList",
};
