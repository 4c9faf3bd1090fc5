// Generated from stage-details.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AttemptOutcome =
  | 'ABANDONED'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING'
  | 'STOPPED';

export type LogLevel =
  | 'ERROR'
  | 'INFO'
  | 'WARN';

export type StageDetailsQueryVariables = Exact<{
  id: string;
  shards: number;
  after?: string | null | undefined;
}>;


export type StageDetailsQuery = { readonly node:
    | { readonly id: string, readonly attempts: ReadonlyArray<{ readonly number: number, readonly outcome: AttemptOutcome, readonly runner: string, readonly startedAt: string, readonly endedAt: string | null, readonly seconds: number | null, readonly error: { readonly code: string, readonly message: string } | null, readonly log: ReadonlyArray<{ readonly level: LogLevel, readonly text: string, readonly time: string }> }>, readonly shards: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly index: number, readonly attempt: number | null, readonly runner: string | null, readonly seconds: number | null, readonly finishedAt: string, readonly resultSha256: string }> } }
    | Record<PropertyKey, never>
   | null };
/** query StageDetails. */
export const stageDetailsDocument: TrustedDocument<StageDetailsQuery, StageDetailsQueryVariables> = {
  id: "sha256:b5e3e04f633f5040d05ec13a3dc1fb5d14cb159303a510539e6ec75f53c3c15b",
  name: "StageDetails",
};
