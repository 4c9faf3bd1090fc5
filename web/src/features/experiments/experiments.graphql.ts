// Generated from experiments.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExperimentFilter = {
  readonly archived?: boolean | null | undefined;
  readonly concept?: string | null | undefined;
  readonly method?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nameContains?: string | null | undefined;
  readonly pack?: string | null | undefined;
  readonly preset?: string | null | undefined;
  readonly statuses?: ReadonlyArray<WorkStatus> | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly variant?: string | null | undefined;
};

export type ExperimentOrder = {
  readonly direction?: SortDirection;
  readonly field: ExperimentOrderField;
};

export type ExperimentOrderField =
  | 'CREATED'
  | 'FINISHED'
  | 'NAME';

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type ExperimentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ExperimentFilter | null | undefined;
  orderBy?: ExperimentOrder | null | undefined;
}>;


export type ExperimentsQuery = { readonly experiments: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: WorkStatus, readonly preset: string | null, readonly tags: ReadonlyArray<string>, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly archivedAt: string | null, readonly error: { readonly code: string, readonly message: string } | null, readonly progress: { readonly stagesDone: number, readonly stages: number, readonly fraction: number, readonly remainingSeconds: number | null } | null, readonly summary: { readonly concepts: ReadonlyArray<string>, readonly method: string | null, readonly pack: string | null, readonly variants: ReadonlyArray<string>, readonly runsDone: number, readonly runsTotal: number, readonly images: number }, readonly sparkline: ReadonlyArray<{ readonly variant: string, readonly metric: string, readonly round: number, readonly steps: ReadonlyArray<number>, readonly values: ReadonlyArray<number | null> }>, readonly scores: ReadonlyArray<{ readonly variant: string, readonly best: boolean, readonly concepts: number, readonly imageSimilarityDelta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number } | null, readonly textSimilarityDelta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number } | null }> }> } };
/** query Experiments. */
export const experimentsDocument: TrustedDocument<ExperimentsQuery, ExperimentsQueryVariables> = {
  id: "sha256:969e904598acb4292b37f459b3ff3016f97f0acd7b380133062af623bfeea68e",
  name: "Experiments",
};
