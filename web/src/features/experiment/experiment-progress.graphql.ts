// Generated from experiment-progress.graphql by `npm run codegen -w web`; do not edit.
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

export type ExperimentProgressSubscriptionVariables = Exact<{
  id: string;
}>;


export type ExperimentProgressSubscription = { readonly experimentProgress: { readonly id: string, readonly status: WorkStatus, readonly error: { readonly code: string, readonly message: string } | null, readonly progress: { readonly stagesDone: number, readonly stages: number, readonly fraction: number, readonly remainingSeconds: number | null } | null, readonly summary: { readonly images: number, readonly runsDone: number, readonly runsTotal: number }, readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: WorkStatus, readonly progress: { readonly fraction: number, readonly remainingSeconds: number | null } | null }> } } };
/** subscription ExperimentProgress. */
export const experimentProgressDocument: TrustedDocument<ExperimentProgressSubscription, ExperimentProgressSubscriptionVariables> = {
  id: "sha256:4771f8d06f6621c45d4d4c956c3bfbe4a8ec3fb66b50ae337f6ba93c927e6699",
  name: "ExperimentProgress",
};
