// Generated from configuration-choices.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type PromptPurpose =
  | 'EVALUATION'
  | 'TRAINING';

export type ConfigurationChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ConfigurationChoicesQuery = { readonly configurationSchema: unknown, readonly presets: ReadonlyArray<{ readonly name: string, readonly configuration: unknown }>, readonly modelPacks: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> }, readonly promptSets: { readonly nodes: ReadonlyArray<{ readonly name: string, readonly purpose: PromptPurpose | null }> } };
/** query ConfigurationChoices. */
export const configurationChoicesDocument: TrustedDocument<ConfigurationChoicesQuery, ConfigurationChoicesQueryVariables> = {
  id: "sha256:bf62a158bc54c1503894c2404643c55a3640692f005714c9ba6f92afe96ac93f",
  name: "ConfigurationChoices",
};
