// Generated from experiment-stages.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StageKind =
  | 'GENERATE'
  | 'IMPORT'
  | 'PERSONALISE'
  | 'SCORE'
  | 'SELECT'
  | 'TRAIN';

export type StageStatus =
  | 'DONE'
  | 'FAILED'
  | 'PENDING'
  | 'RUNNING';

export type ExperimentStagesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ExperimentStagesQuery = { readonly node:
    | { readonly id: string, readonly runs: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly concept: { readonly name: string }, readonly stages: ReadonlyArray<{ readonly round: number, readonly stage: { readonly id: string, readonly kind: StageKind, readonly status: StageStatus, readonly seconds: number | null, readonly shardsDone: number, readonly shardsTotal: number } }> }> } }
    | Record<PropertyKey, never>
   | null };
/** query ExperimentStages. */
export const experimentStagesDocument: TrustedDocument<ExperimentStagesQuery, ExperimentStagesQueryVariables> = {
  id: "sha256:1467d9b793ab12d469bcbb2183bc7351434cd27501f5f18bb7f86265efba8dc1",
  name: "ExperimentStages",
};
