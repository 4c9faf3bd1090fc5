// Generated from listed-progress.graphql by `npm run codegen -w web`; do not edit.
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

export type ListedProgressSubscriptionVariables = Exact<{
  id: string;
}>;


export type ListedProgressSubscription = { readonly experimentProgress: { readonly id: string, readonly status: WorkStatus, readonly progress: { readonly stagesDone: number, readonly stages: number, readonly fraction: number, readonly remainingSeconds: number | null } | null } };
/** subscription ListedProgress. */
export const listedProgressDocument: TrustedDocument<ListedProgressSubscription, ListedProgressSubscriptionVariables> = {
  id: "sha256:56fb07b0b46c3f01c9d9d95f7aae09de6e0c1f5a121a9818c06b8228276396c8",
  name: "ListedProgress",
};
