// Generated from request-export.graphql by `npm run codegen -w web`; do not edit.
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

export type RequestExportInput = {
  readonly format: ExportFormat;
  readonly idempotencyKey?: string | null | undefined;
  readonly kind: ExportKind;
  readonly subjectId: string;
};

export type RequestExportMutationVariables = Exact<{
  input: RequestExportInput;
}>;


export type RequestExportMutation = { readonly requestExport:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'RequestExportSuccess', readonly export: { readonly id: string, readonly status: ExportStatus } }
   };
/** mutation RequestExport. */
export const requestExportDocument: TrustedDocument<RequestExportMutation, RequestExportMutationVariables> = {
  id: "sha256:b7e13b0720bb4e77f9e01f585b14210b5a50c6e42770e764d7d03764ea2de849",
  name: "RequestExport",
};
