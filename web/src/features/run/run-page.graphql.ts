// Generated from run-page.graphql by `npm run codegen -w web`; do not edit.
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

export type RunPageQueryVariables = Exact<{
  id: string;
}>;


export type RunPageQuery = { readonly node:
    | { readonly __typename: 'ApiKey' }
    | { readonly __typename: 'AuditEntry' }
    | { readonly __typename: 'Checkpoint' }
    | { readonly __typename: 'Concept' }
    | { readonly __typename: 'DataExport' }
    | { readonly __typename: 'Evaluation' }
    | { readonly __typename: 'Experiment' }
    | { readonly __typename: 'Image' }
    | { readonly __typename: 'ModelPack' }
    | { readonly __typename: 'Pair' }
    | { readonly __typename: 'Prompt' }
    | { readonly __typename: 'PromptSet' }
    | { readonly __typename: 'Run', readonly id: string, readonly variant: string, readonly seed: number, readonly status: WorkStatus, readonly createdAt: string, readonly finishedAt: string | null, readonly note: string | null, readonly tags: ReadonlyArray<string>, readonly forkRound: number | null, readonly configuration: unknown, readonly manifestSha256: string | null, readonly manifestUrl: string | null, readonly error: { readonly code: string, readonly message: string } | null, readonly progress: { readonly stages: number, readonly stagesDone: number, readonly fraction: number, readonly remainingSeconds: number | null } | null, readonly parent: { readonly id: string, readonly variant: string, readonly experiment: { readonly id: string, readonly name: string } } | null, readonly concept: { readonly id: string, readonly name: string, readonly className: string, readonly images: ReadonlyArray<{ readonly sha256: string, readonly fileName: string }> }, readonly experiment: { readonly id: string, readonly name: string, readonly status: WorkStatus, readonly error: { readonly code: string, readonly message: string } | null }, readonly siblings: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly status: WorkStatus }>, readonly evaluations: ReadonlyArray<{ readonly id: string, readonly label: string, readonly checkpoint: string, readonly round: number | null, readonly step: number | null, readonly suite: string, readonly textSimilarity: { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string } | null } | null, readonly imageSimilarity: { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string } | null } | null, readonly heldOutTextSimilarity: { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string } | null } | null, readonly heldOutImageSimilarity: { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string } | null } | null }> }
    | { readonly __typename: 'Stage' }
    | { readonly __typename: 'Study' }
    | { readonly __typename: 'User' }
   | null };

export type WholeFragment = { readonly statistic: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string }, readonly delta: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number, readonly method: string } | null };
/** query RunPage. */
export const runPageDocument: TrustedDocument<RunPageQuery, RunPageQueryVariables> = {
  id: "sha256:aba05c4599e5f56c9a8e057a261862b1031162021e1ebd5890f1d9f1da57f761",
  name: "RunPage",
};
