// Generated from palette-runs.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RunFilter = {
  readonly concept?: string | null | undefined;
  readonly experimentId?: string | null | undefined;
  readonly seed?: number | null | undefined;
  readonly statuses?: ReadonlyArray<WorkStatus> | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly variants?: ReadonlyArray<string> | null | undefined;
};

export type WorkStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'DONE'
  | 'DRAFT'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type PaletteRunsQueryVariables = Exact<{
  filter?: RunFilter | null | undefined;
}>;


export type PaletteRunsQuery = { readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly seed: number, readonly status: WorkStatus, readonly concept: { readonly name: string }, readonly experiment: { readonly name: string } }> } };
/** query PaletteRuns. */
export const paletteRunsDocument: TrustedDocument<PaletteRunsQuery, PaletteRunsQueryVariables> = {
  id: "sha256:b3547d57433a6d09dcf67df0d9e283c7b723503df79ab0e8724bf3a6c9c4587b",
  name: "PaletteRuns",
};
