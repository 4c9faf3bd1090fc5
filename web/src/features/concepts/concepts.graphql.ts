// Generated from concepts.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ConceptFilter = {
  readonly archived?: boolean | null | undefined;
  readonly className?: string | null | undefined;
  readonly kind?: ConceptKind | null | undefined;
  readonly nameContains?: string | null | undefined;
};

export type ConceptKind =
  | 'LIVE'
  | 'OBJECT';

export type ConceptOrder = {
  readonly direction?: SortDirection;
  readonly field: ConceptOrderField;
};

export type ConceptOrderField =
  | 'CREATED'
  | 'NAME';

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type ConceptsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ConceptFilter | null | undefined;
  orderBy?: ConceptOrder | null | undefined;
}>;


export type ConceptsQuery = { readonly concepts: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly className: string, readonly kind: ConceptKind, readonly archivedAt: string | null, readonly createdAt: string, readonly images: ReadonlyArray<{ readonly sha256: string }>, readonly usedBy: { readonly experiments: number, readonly runs: number } }> } };
/** query Concepts. */
export const conceptsDocument: TrustedDocument<ConceptsQuery, ConceptsQueryVariables> = {
  id: "sha256:17fcebd8478b9841c95c44f2ffc93c74a105afd7035d258274820a6c4a21da31",
  name: "Concepts",
};
