// Generated from poll-progress.graphql by `npm run codegen -w web`; do not edit.
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

export type PollProgressQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type PollProgressQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly status: WorkStatus, readonly progress: { readonly stagesDone: number, readonly stages: number, readonly fraction: number, readonly remainingSeconds: number | null } | null }
    | Record<PropertyKey, never>
   | null> };
/** query PollProgress. */
export const pollProgressDocument: TrustedDocument<PollProgressQuery, PollProgressQueryVariables> = {
  id: "sha256:5658c238a0bc263099081723f926a050d1e7652370ce0cc1f1c38f2c88432cb5",
  name: "PollProgress",
};
