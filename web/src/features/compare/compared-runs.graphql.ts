// Generated from compared-runs.graphql by `npm run codegen -w web`; do not edit.
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

export type ComparedRunsQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type ComparedRunsQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly variant: string, readonly status: WorkStatus, readonly seed: number, readonly concept: { readonly name: string }, readonly experiment: { readonly id: string, readonly name: string } }
    | Record<PropertyKey, never>
   | null> };
/** query ComparedRuns. */
export const comparedRunsDocument: TrustedDocument<ComparedRunsQuery, ComparedRunsQueryVariables> = {
  id: "sha256:bb592a1e4f5440824d79840fba11ed38ddc3d9919143ac8b649203b2387f7942",
  name: "ComparedRuns",
};
