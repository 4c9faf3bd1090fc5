// Generated from pair-cloud.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type PairCloudQueryVariables = Exact<{
  id: string;
  round: number;
}>;


export type PairCloudQuery = { readonly node:
    | { readonly pairCloud: { readonly total: number, readonly every: number, readonly indices: unknown, readonly deltaTextSimilarities: unknown, readonly deltaImageSimilarities: unknown, readonly angles: unknown, readonly kept: unknown } | null }
    | Record<PropertyKey, never>
   | null };
/** query PairCloud. */
export const pairCloudDocument: TrustedDocument<PairCloudQuery, PairCloudQueryVariables> = {
  id: "sha256:8b396b63b98d05bc7f7ddd5523e946c56095a2899b5ff14538d8d94ff75bda46",
  name: "PairCloud",
};
