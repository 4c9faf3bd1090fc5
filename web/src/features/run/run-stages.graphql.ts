// Generated from run-stages.graphql by `npm run codegen -w web`; do not edit.
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

export type RunStagesQueryVariables = Exact<{
  id: string;
}>;


export type RunStagesQuery = { readonly node:
    | { readonly stages: ReadonlyArray<{ readonly round: number, readonly stage: { readonly id: string, readonly kind: StageKind, readonly status: StageStatus, readonly inputHash: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly seconds: number | null, readonly shardsDone: number, readonly shardsTotal: number, readonly error: { readonly code: string, readonly message: string } | null, readonly progress: { readonly done: number, readonly total: number, readonly unit: string } | null } }> }
    | Record<PropertyKey, never>
   | null };
/** query RunStages. */
export const runStagesDocument: TrustedDocument<RunStagesQuery, RunStagesQueryVariables> = {
  id: "sha256:34f069aef4e72bbf53c38bcad56a7a589a644ada7de9ea3302e19439cb4d17f1",
  name: "RunStages",
};
