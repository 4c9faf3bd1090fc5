// Generated from forked-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ForkedExperimentQueryVariables = Exact<{
  id: string;
}>;


export type ForkedExperimentQuery = { readonly node:
    | { readonly id: string, readonly name: string, readonly preset: string | null, readonly configuration: unknown }
    | Record<PropertyKey, never>
   | null };
/** query ForkedExperiment. */
export const forkedExperimentDocument: TrustedDocument<ForkedExperimentQuery, ForkedExperimentQueryVariables> = {
  id: "sha256:259c139155caadd6736fcf4649585a9de6e9de355ab4dbf65cae8d2aa0a2ea02",
  name: "ForkedExperiment",
};
