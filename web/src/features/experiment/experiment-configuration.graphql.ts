// Generated from experiment-configuration.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExperimentConfigurationQueryVariables = Exact<{
  id: string;
}>;


export type ExperimentConfigurationQuery = { readonly node:
    | { readonly id: string, readonly configuration: unknown, readonly configurationHash: string }
    | Record<PropertyKey, never>
   | null };
/** query ExperimentConfiguration. */
export const experimentConfigurationDocument: TrustedDocument<ExperimentConfigurationQuery, ExperimentConfigurationQueryVariables> = {
  id: "sha256:9659b0edb7f23b595a970071947bb1bafd47ae9ab6f37a3677d5f420b8733fb7",
  name: "ExperimentConfiguration",
};
