// Generated from pickable-concepts.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ConceptKind =
  | 'LIVE'
  | 'OBJECT';

export type PickableConceptsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PickableConceptsQuery = { readonly concepts: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly className: string, readonly kind: ConceptKind, readonly images: ReadonlyArray<{ readonly sha256: string }> }> } };
/** query PickableConcepts. */
export const pickableConceptsDocument: TrustedDocument<PickableConceptsQuery, PickableConceptsQueryVariables> = {
  id: "sha256:1f2548226a949922e3a1819442e4a6b8f8e1262bf716bb090ea8498b7be4a9ca",
  name: "PickableConcepts",
};
