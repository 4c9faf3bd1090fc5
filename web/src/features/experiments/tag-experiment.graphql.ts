// Generated from tag-experiment.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AnnotateExperimentInput = {
  readonly expectedNote?: string | null | undefined;
  readonly expectedTags?: ReadonlyArray<string> | null | undefined;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
};

export type TagExperimentMutationVariables = Exact<{
  input: AnnotateExperimentInput;
}>;


export type TagExperimentMutation = { readonly annotateExperiment:
    | { readonly __typename: 'AnnotateExperimentSuccess', readonly experiment: { readonly id: string, readonly tags: ReadonlyArray<string> } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly code: string, readonly message: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation TagExperiment. */
export const tagExperimentDocument: TrustedDocument<TagExperimentMutation, TagExperimentMutationVariables> = {
  id: "sha256:1497598a4d61013d730bb8f1aefa5c843340d7d0f9e220df00aa2efc8f887f47",
  name: "TagExperiment",
};
