// Generated from stage-scores.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StageScoresQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type StageScoresQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly images: { readonly nodes: ReadonlyArray<{ readonly promptIndex: number, readonly imageSimilarity: number | null, readonly textSimilarity: number | null }> } }
    | Record<PropertyKey, never>
   | null> };
/** query StageScores. */
export const stageScoresDocument: TrustedDocument<StageScoresQuery, StageScoresQueryVariables> = {
  id: "sha256:9c50a9668318b5fc55725dda4357644437af0f4e0688ebd218063915aae9fcad",
  name: "StageScores",
};
