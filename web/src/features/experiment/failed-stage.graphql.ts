// Generated from failed-stage.graphql by `npm run codegen -w web`; do not edit.
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

export type FailedStageQueryVariables = Exact<{
  id: string;
}>;


export type FailedStageQuery = { readonly node:
    | { readonly id: string, readonly kind: StageKind, readonly status: StageStatus, readonly shardsDone: number, readonly shardsTotal: number, readonly error: { readonly code: string, readonly message: string } | null, readonly attempts: ReadonlyArray<{ readonly number: number, readonly outcome: AttemptOutcome, readonly runner: string, readonly startedAt: string, readonly seconds: number | null, readonly error: { readonly code: string, readonly message: string } | null, readonly log: ReadonlyArray<{ readonly time: string, readonly level: LogLevel, readonly text: string }> }> }
    | Record<PropertyKey, never>
   | null };
/** query FailedStage. */
export const failedStageDocument: TrustedDocument<FailedStageQuery, FailedStageQueryVariables> = {
  id: "sha256:4c48d44ebed1e6be19f07da2d7377f913a0755f9045f2db816cef41afff15043",
  name: "FailedStage",
};
