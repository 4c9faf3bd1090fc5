// Generated from run-progress.graphql by `npm run codegen -w web`; do not edit.
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

export type RunProgressSubscriptionVariables = Exact<{
  id: string;
}>;


export type RunProgressSubscription = { readonly runProgress: { readonly id: string, readonly status: WorkStatus, readonly finishedAt: string | null, readonly error: { readonly code: string, readonly message: string } | null, readonly progress: { readonly stages: number, readonly stagesDone: number, readonly fraction: number, readonly remainingSeconds: number | null } | null, readonly experiment: { readonly id: string, readonly status: WorkStatus, readonly error: { readonly code: string, readonly message: string } | null } } };
/** subscription RunProgress. */
export const runProgressDocument: TrustedDocument<RunProgressSubscription, RunProgressSubscriptionVariables> = {
  id: "sha256:a097fdce5ed348cf9b4adb8a584cbc8addf17c0a30744fc8a16f9112933bdd6b",
  name: "RunProgress",
};
