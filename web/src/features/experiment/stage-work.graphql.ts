// Generated from stage-work.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StageWorkQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type StageWorkQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly images: { readonly totalCount: number | null }, readonly metric: { readonly latest: { readonly step: number } } | null }
    | Record<PropertyKey, never>
   | null> };
/** query StageWork. */
export const stageWorkDocument: TrustedDocument<StageWorkQuery, StageWorkQueryVariables> = {
  id: "sha256:99f4788f72de4cec008390a5286080fb64291a9cc5364973e69e16c1b490c771",
  name: "StageWork",
};
