// Generated from pair-details.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type PairDetailsQueryVariables = Exact<{
  id: string;
  round: number;
  index: number;
}>;


export type PairDetailsQuery = { readonly node:
    | { readonly pairs: { readonly nodes: ReadonlyArray<{ readonly index: number, readonly kept: boolean, readonly reason: string | null, readonly angle: number, readonly deltaTextSimilarity: number, readonly deltaImageSimilarity: number, readonly prompt: string, readonly promptIndex: number, readonly winner: { readonly id: string, readonly sha256: string, readonly sample: number, readonly seed: number, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null }, readonly loser: { readonly id: string, readonly sha256: string, readonly sample: number, readonly seed: number, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null } }> } }
    | Record<PropertyKey, never>
   | null };

export type PairImageFragment = { readonly id: string, readonly sha256: string, readonly sample: number, readonly seed: number, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null };
/** query PairDetails. */
export const pairDetailsDocument: TrustedDocument<PairDetailsQuery, PairDetailsQueryVariables> = {
  id: "sha256:0d79a72a87a498b34d57de5c86abf9220c7004b173d6091a680f80714df66dff",
  name: "PairDetails",
};
