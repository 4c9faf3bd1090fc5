// Generated from home.graphql by `npm run codegen -w web`; do not edit.
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

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { readonly running: { readonly nodes: ReadonlyArray<{ readonly id: string }> }, readonly queued: { readonly nodes: ReadonlyArray<{ readonly id: string }> }, readonly finished: { readonly nodes: ReadonlyArray<{ readonly id: string }> }, readonly recent: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: WorkStatus, readonly createdAt: string, readonly finishedAt: string | null, readonly progress: { readonly fraction: number, readonly remainingSeconds: number | null } | null, readonly summary: { readonly concepts: ReadonlyArray<string>, readonly runsDone: number, readonly runsTotal: number }, readonly bestVariant: { readonly variant: string, readonly imageSimilarityDelta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null } | null, readonly textSimilarityDelta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string, readonly seed: number | null } | null } | null }> }, readonly runners: ReadonlyArray<{ readonly name: string }> };
/** query Home. */
export const homeDocument: TrustedDocument<HomeQuery, HomeQueryVariables> = {
  id: "sha256:1c84b5d62d02fbcc1859e11232796341c3e07ea2699056764b83c27b1b3f951c",
  name: "Home",
};
