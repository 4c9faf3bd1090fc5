// Generated from runners.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
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

export type RunnersQueryVariables = Exact<{ [key: string]: never; }>;


export type RunnersQuery = { readonly runners: ReadonlyArray<{ readonly name: string, readonly provider: string, readonly threads: number, readonly startedAt: string, readonly seenAt: string, readonly experiment: { readonly id: string, readonly name: string, readonly status: WorkStatus, readonly progress: { readonly fraction: number, readonly remainingSeconds: number | null } | null } | null }> };
/** query Runners. */
export const runnersDocument: TrustedDocument<RunnersQuery, RunnersQueryVariables> = {
  id: "sha256:92961be8c8d49d66ea5ab7a9e50ba3203252b6fe16fc1702a87f60beba85e122",
  name: "Runners",
};
