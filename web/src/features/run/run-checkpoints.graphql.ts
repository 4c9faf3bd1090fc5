// Generated from run-checkpoints.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CheckpointRole =
  | 'RESUME'
  | 'WEIGHTS';

export type StageKind =
  | 'GENERATE'
  | 'IMPORT'
  | 'PERSONALISE'
  | 'SCORE'
  | 'SELECT'
  | 'TRAIN';

export type RunCheckpointsQueryVariables = Exact<{
  id: string;
}>;


export type RunCheckpointsQuery = { readonly node:
    | { readonly checkpoints: ReadonlyArray<{ readonly id: string, readonly role: CheckpointRole, readonly bytes: string, readonly sha256: string, readonly step: number, readonly createdAt: string, readonly url: string, readonly stage: { readonly id: string, readonly kind: StageKind } }>, readonly stages: ReadonlyArray<{ readonly round: number, readonly stage: { readonly id: string } }> }
    | Record<PropertyKey, never>
   | null };
/** query RunCheckpoints. */
export const runCheckpointsDocument: TrustedDocument<RunCheckpointsQuery, RunCheckpointsQueryVariables> = {
  id: "sha256:a511d20eb5831997e25526d6ff86f9e7d84384a64df53b28f422b2da6147ea96",
  name: "RunCheckpoints",
};
