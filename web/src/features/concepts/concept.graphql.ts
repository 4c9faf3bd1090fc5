// Generated from concept.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ConceptKind =
  | 'LIVE'
  | 'OBJECT';

export type ConceptQueryVariables = Exact<{
  id: string;
}>;


export type ConceptQuery = { readonly node:
    | { readonly id: string, readonly name: string, readonly className: string, readonly kind: ConceptKind, readonly contentHash: string, readonly archivedAt: string | null, readonly createdAt: string, readonly images: ReadonlyArray<{ readonly sha256: string, readonly fileName: string, readonly width: number, readonly height: number }>, readonly usedBy: { readonly experiments: number, readonly runs: number } }
    | Record<PropertyKey, never>
   | null };
/** query Concept. */
export const conceptDocument: TrustedDocument<ConceptQuery, ConceptQueryVariables> = {
  id: "sha256:4f5ea68f5a12d6516c115f6c3a8dd8f2ba8a6a1cb8228288e235b19be265f0cc",
  name: "Concept",
};
