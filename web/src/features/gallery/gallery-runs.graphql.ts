// Generated from gallery-runs.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StageKind =
  | 'GENERATE'
  | 'IMPORT'
  | 'PERSONALISE'
  | 'SCORE'
  | 'SELECT'
  | 'TRAIN';

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

export type GalleryRunsQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type GalleryRunsQuery = { readonly nodes: ReadonlyArray<
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
    | { readonly __typename: 'Run', readonly id: string, readonly variant: string, readonly seed: number, readonly status: WorkStatus, readonly concept: { readonly id: string, readonly name: string, readonly className: string, readonly images: ReadonlyArray<{ readonly sha256: string, readonly fileName: string, readonly width: number, readonly height: number }> }, readonly experiment: { readonly id: string, readonly name: string }, readonly evaluations: ReadonlyArray<{ readonly checkpoint: string, readonly round: number | null, readonly step: number | null, readonly suite: string, readonly stage: { readonly id: string } }>, readonly stages: ReadonlyArray<{ readonly round: number, readonly stage: { readonly id: string, readonly kind: StageKind, readonly status: StageStatus } }> }
    | { readonly __typename: 'Stage' }
    | { readonly __typename: 'Study' }
    | { readonly __typename: 'User' }
   | null> };
/** query GalleryRuns. */
export const galleryRunsDocument: TrustedDocument<GalleryRunsQuery, GalleryRunsQueryVariables> = {
  id: "sha256:58524f72b9d91e9f1ea9b1e1db443e9b6ab7c512c4fcccd885fa7eecc6e211a7",
  name: "GalleryRuns",
};
