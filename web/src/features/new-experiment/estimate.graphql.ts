// Generated from estimate.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type EstimateExperimentInput = {
  readonly concepts?: ReadonlyArray<string> | null | undefined;
  readonly configuration?: unknown;
  readonly name?: string | null | undefined;
  readonly preset?: string | null | undefined;
};

export type StageKind =
  | 'GENERATE'
  | 'IMPORT'
  | 'PERSONALISE'
  | 'SCORE'
  | 'SELECT'
  | 'TRAIN';

export type EstimateQueryVariables = Exact<{
  input: EstimateExperimentInput;
}>;


export type EstimateQuery = { readonly estimateExperiment:
    | { readonly __typename: 'EstimateExperimentSuccess', readonly estimate: { readonly runs: number, readonly stages: number, readonly stagesDone: number, readonly images: number, readonly imagesLeft: number, readonly trainingSteps: number, readonly trainingStepsLeft: number, readonly pairs: number, readonly basis: string, readonly minutes: { readonly value: number, readonly lo: number | null, readonly hi: number | null, readonly n: number } | null, readonly parts: ReadonlyArray<{ readonly kind: StageKind, readonly stages: number, readonly stagesDone: number, readonly unit: string, readonly units: number, readonly unitsLeft: number, readonly measured: number, readonly minutes: { readonly value: number } | null }> } }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
   };
/** query Estimate. */
export const estimateDocument: TrustedDocument<EstimateQuery, EstimateQueryVariables> = {
  id: "sha256:ae327a488db24a46b6673b863473f03acf0ea839113be4a648b619088cce53d6",
  name: "Estimate",
};
