// Generated from experiment-configuration.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExperimentConfigurationQueryVariables = Exact<{
  id: string;
}>;


export type ExperimentConfigurationQuery = { readonly configurationSchema: unknown, readonly node:
    | { readonly id: string, readonly name: string, readonly preset: string | null, readonly configuration: unknown, readonly configurationHash: string }
    | Record<PropertyKey, never>
   | null };
/** query ExperimentConfiguration. */
export const experimentConfigurationDocument: TrustedDocument<ExperimentConfigurationQuery, ExperimentConfigurationQueryVariables> = {
  id: "sha256:c5219825044a95c91b9baea3e1ce54fae576fa12b99410a6aae5c744229f3e73",
  name: "ExperimentConfiguration",
};
