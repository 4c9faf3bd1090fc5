// Generated from pack.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ModelPackKind =
  | 'DIFFUSION'
  | 'SCORING';

export type PackQueryVariables = Exact<{
  id: string;
}>;


export type PackQuery = { readonly node:
    | { readonly id: string, readonly name: string, readonly kind: ModelPackKind, readonly hash: string, readonly card: string | null, readonly createdAt: string }
    | Record<PropertyKey, never>
   | null };
/** query Pack. */
export const packDocument: TrustedDocument<PackQuery, PackQueryVariables> = {
  id: "sha256:50ea7cf8b78ffd992744a1a0c9e9b50643ec4d9b2f2cc7bc64e0104bc83e0f9b",
  name: "Pack",
};
