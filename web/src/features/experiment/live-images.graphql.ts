// Generated from live-images.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type LiveImagesQueryVariables = Exact<{
  id: string;
}>;


export type LiveImagesQuery = { readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly concept: { readonly name: string }, readonly images: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly sha256: string, readonly prompt: string }> } }> } };
/** query LiveImages. */
export const liveImagesDocument: TrustedDocument<LiveImagesQuery, LiveImagesQueryVariables> = {
  id: "sha256:e00aee7876db6e0e3146b1c3ee9bdb3e39fe62e6fe85f5c710d469b7c04679e3",
  name: "LiveImages",
};
