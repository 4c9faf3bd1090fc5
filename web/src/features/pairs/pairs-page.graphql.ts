// Generated from pairs-page.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StageStatus =
  | 'DONE'
  | 'FAILED'
  | 'PENDING'
  | 'RUNNING';

export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type PairsPageQueryVariables = Exact<{
  id: string;
}>;


export type PairsPageQuery = { readonly node:
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
    | { readonly __typename: 'Run', readonly id: string, readonly variant: string, readonly seed: number, readonly status: WorkStatus, readonly error: { readonly code: string, readonly message: string } | null, readonly concept: { readonly id: string, readonly name: string, readonly className: string }, readonly experiment: { readonly id: string, readonly name: string, readonly status: WorkStatus }, readonly selections: ReadonlyArray<{ readonly round: number, readonly configuration: unknown, readonly candidates: number | null, readonly kept: number | null, readonly keptFraction: number | null, readonly nearDuplicates: number | null, readonly meanDeltaImageSimilarity: number | null, readonly meanDeltaTextSimilarity: number | null, readonly statistics: unknown, readonly stage: { readonly id: string, readonly status: StageStatus } | null }> }
    | { readonly __typename: 'Stage' }
    | { readonly __typename: 'Study' }
    | { readonly __typename: 'User' }
   | null };
/** query PairsPage. */
export const pairsPageDocument: TrustedDocument<PairsPageQuery, PairsPageQueryVariables> = {
  id: "sha256:91f6ffcb5fca067de9a968802b3b0e042fd3040fd1c2db07430dfe64e9ea6ac9",
  name: "PairsPage",
};
