// Generated from gallery-prompt.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type GalleryPromptQueryVariables = Exact<{
  stage: string;
  promptIndex: number;
  samples: number;
}>;


export type GalleryPromptQuery = { readonly node:
    | { readonly images: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> } }
    | Record<PropertyKey, never>
   | null };
/** query GalleryPrompt. */
export const galleryPromptDocument: TrustedDocument<GalleryPromptQuery, GalleryPromptQueryVariables> = {
  id: "sha256:4787e41191ec8dae066dbac9777d5a0de9d20b217be4c2cc998083ee0039711c",
  name: "GalleryPrompt",
};
