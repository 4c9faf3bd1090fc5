// Generated from gallery-block.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type GalleryBlockQueryVariables = Exact<{
  stage: string;
  samples: number;
  p0: number;
  p1: number;
  p2: number;
  p3: number;
  p4: number;
  p5: number;
  p6: number;
  p7: number;
}>;


export type GalleryBlockQuery = { readonly node:
    | { readonly i0: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i1: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i2: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i3: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i4: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i5: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i6: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> }, readonly i7: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null }> } }
    | Record<PropertyKey, never>
   | null };

export type GalleryImageFragment = { readonly id: string, readonly prompt: string, readonly promptIndex: number, readonly sample: number, readonly seed: number, readonly sha256: string, readonly width: number, readonly height: number, readonly textSimilarity: number | null, readonly imageSimilarity: number | null, readonly heldOutText: number | null, readonly heldOutImage: number | null };
/** query GalleryBlock. */
export const galleryBlockDocument: TrustedDocument<GalleryBlockQuery, GalleryBlockQueryVariables> = {
  id: "sha256:7df0b701992a5dbafa9fa5d4ed522d834f578cd3b2bf1e9a39c2c8bf5eabdf89",
  name: "GalleryBlock",
};
