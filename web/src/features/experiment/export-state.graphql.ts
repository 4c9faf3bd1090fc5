// Generated from export-state.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExportFormat =
  | 'CSV'
  | 'JSONL';

export type ExportKind =
  | 'IMAGES'
  | 'METRICS'
  | 'PAIRS'
  | 'VOTES';

export type ExportStatus =
  | 'DONE'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type ExportStateQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type ExportStateQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly kind: ExportKind, readonly format: ExportFormat, readonly status: ExportStatus, readonly rows: string, readonly bytes: string | null, readonly downloadUrl: string | null, readonly createdAt: string, readonly error: { readonly code: string, readonly message: string } | null }
    | Record<PropertyKey, never>
   | null> };
/** query ExportState. */
export const exportStateDocument: TrustedDocument<ExportStateQuery, ExportStateQueryVariables> = {
  id: "sha256:8a9b436f4e2600553dee754b8905a93c6ee7b77644087f367a00bbbf3368f224",
  name: "ExportState",
};
