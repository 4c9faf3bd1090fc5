// Generated from run-configuration.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RunConfigurationQueryVariables = Exact<{
  id: string;
}>;


export type RunConfigurationQuery = { readonly node:
    | { readonly configuration: unknown, readonly experiment: { readonly configuration: unknown, readonly configurationHash: string }, readonly configurationDifferences: ReadonlyArray<{ readonly path: string, readonly values: ReadonlyArray<{ readonly value: unknown, readonly run: { readonly id: string, readonly variant: string } }> }> }
    | Record<PropertyKey, never>
   | null };
/** query RunConfiguration. */
export const runConfigurationDocument: TrustedDocument<RunConfigurationQuery, RunConfigurationQueryVariables> = {
  id: "sha256:01c5e3f8d90a0af93e7e815119b37860ccbecf1b7e1e596b51b26f2602a11781",
  name: "RunConfiguration",
};
