// Generated from experiment-facets.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ExperimentFacetsQueryVariables = Exact<{
  archived?: boolean | null | undefined;
}>;


export type ExperimentFacetsQuery = { readonly experimentFacets: { readonly statuses: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly concepts: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly packs: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly methods: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly variants: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly tags: ReadonlyArray<{ readonly value: string, readonly count: number }> } };
/** query ExperimentFacets. */
export const experimentFacetsDocument: TrustedDocument<ExperimentFacetsQuery, ExperimentFacetsQueryVariables> = {
  id: "sha256:714cd143bfe8086037ccfbfa1259a79434d6d9433879b1a0ea4a365f7a78a7ab",
  name: "ExperimentFacets",
};
