// Generated from packs.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ModelPackKind =
  | 'DIFFUSION'
  | 'SCORING';

export type PacksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PacksQuery = { readonly modelPacks: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: ModelPackKind, readonly hash: string, readonly createdAt: string, readonly card: string | null }> } };
/** query Packs. */
export const packsDocument: TrustedDocument<PacksQuery, PacksQueryVariables> = {
  id: "sha256:066deaeb4775a7fabb4b02953f24f8f30ae2a8ea5ab2a61896ca7a04359bde00",
  name: "Packs",
};
