// Generated from palette-search.graphql by `npm run codegen -w web`; do not edit.
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

export type PaletteSearchQueryVariables = Exact<{
  text?: string | null | undefined;
}>;


export type PaletteSearchQuery = { readonly experiments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: WorkStatus }> }, readonly concepts: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly className: string }> } };
/** query PaletteSearch. */
export const paletteSearchDocument: TrustedDocument<PaletteSearchQuery, PaletteSearchQueryVariables> = {
  id: "sha256:8b992da45f68e9c7bd5f16f31343a37adf5bd55ea140dba51244f44c80c93566",
  name: "PaletteSearch",
};
