// Generated from pairs-by-number.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type PairsByNumberQueryVariables = Exact<{
  id: string;
  round: number;
  indices: ReadonlyArray<number>;
  first: number;
}>;


export type PairsByNumberQuery = { readonly node:
    | { readonly pairs: { readonly nodes: ReadonlyArray<{ readonly index: number, readonly kept: boolean, readonly reason: string | null, readonly angle: number, readonly deltaTextSimilarity: number, readonly deltaImageSimilarity: number, readonly prompt: string, readonly winner: { readonly sha256: string, readonly sample: number }, readonly loser: { readonly sha256: string, readonly sample: number } }> } }
    | Record<PropertyKey, never>
   | null };
/** query PairsByNumber. */
export const pairsByNumberDocument: TrustedDocument<PairsByNumberQuery, PairsByNumberQueryVariables> = {
  id: "sha256:7e758eb71ef6d312503359611124f68fa4f7a7510b18c240cb814cd7c40a4b4b",
  name: "PairsByNumber",
};
