// Generated from pack-experiments.graphql by `npm run codegen -w web`; do not edit.
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

export type PackExperimentsQueryVariables = Exact<{
  pack: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PackExperimentsQuery = { readonly experiments: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: WorkStatus, readonly createdAt: string, readonly archivedAt: string | null, readonly summary: { readonly concepts: ReadonlyArray<string>, readonly method: string | null, readonly variants: ReadonlyArray<string> } }> } };
/** query PackExperiments. */
export const packExperimentsDocument: TrustedDocument<PackExperimentsQuery, PackExperimentsQueryVariables> = {
  id: "sha256:f3ee0065aa3b121c881d6fc3661348c85d6077c9144cb684cf33c848c6a33e65",
  name: "PackExperiments",
};
