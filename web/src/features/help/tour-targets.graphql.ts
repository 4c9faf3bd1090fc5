// Generated from tour-targets.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type TourTargetsQueryVariables = Exact<{ [key: string]: never; }>;


export type TourTargetsQuery = { readonly experiments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly variant: string, readonly seed: number, readonly concept: { readonly id: string, readonly name: string } }> } }> } };
/** query TourTargets. */
export const tourTargetsDocument: TrustedDocument<TourTargetsQuery, TourTargetsQueryVariables> = {
  id: "sha256:7ca12ee7340fd39879027d20fe735b1b854954fdcfd954b04e73f02789471039",
  name: "TourTargets",
};
