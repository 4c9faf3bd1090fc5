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
  id: "sha256:480acbc7d7f227a7d8094d7e735fce1ef88480eeb4a71f55b3998b9e869b92a2",
  name: "LiveImages",
};
