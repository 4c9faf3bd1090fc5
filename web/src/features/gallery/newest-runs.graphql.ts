// Generated from newest-runs.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type NewestRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestRunsQuery = { readonly experiments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly seed: number, readonly concept: { readonly id: string } }> } }> } };
/** query NewestRuns. */
export const newestRunsDocument: TrustedDocument<NewestRunsQuery, NewestRunsQueryVariables> = {
  id: "sha256:e6216a68848a5691f8ce90a1280cb195d4db788bca3276e695deb600baaf55de",
  name: "NewestRuns",
};
