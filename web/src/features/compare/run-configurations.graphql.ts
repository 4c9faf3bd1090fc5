// Generated from run-configurations.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RunConfigurationsQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type RunConfigurationsQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly configuration: unknown, readonly experiment: { readonly id: string, readonly configuration: unknown } }
    | Record<PropertyKey, never>
   | null> };
/** query RunConfigurations. */
export const runConfigurationsDocument: TrustedDocument<RunConfigurationsQuery, RunConfigurationsQueryVariables> = {
  id: "sha256:5737a9a400d7b3ed376fcd8839b8f6a961072f94e42847a984808d5f417d1b91",
  name: "RunConfigurations",
};
