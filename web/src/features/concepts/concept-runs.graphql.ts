// Generated from concept-runs.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type ConceptRunsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConceptRunsQuery = { readonly node:
    | { readonly id: string, readonly runs: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly status: WorkStatus, readonly seed: number, readonly createdAt: string, readonly experiment: { readonly id: string, readonly name: string }, readonly scores: { readonly imageSimilarity: { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null } } | null, readonly textSimilarity: { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null } } | null } | null }> } }
    | Record<PropertyKey, never>
   | null };
/** query ConceptRuns. */
export const conceptRunsDocument: TrustedDocument<ConceptRunsQuery, ConceptRunsQueryVariables> = {
  id: "sha256:304e5f75a09eb1acd3c2d37b9101174b43a9e7f0bc5c34f7fd5f400b458efe2c",
  name: "ConceptRuns",
};
