// Generated from create-concept.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ConceptKind =
  | 'LIVE'
  | 'OBJECT';

export type CreateConceptInput = {
  readonly className: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly images: ReadonlyArray<ReferenceImageInput>;
  readonly kind: ConceptKind;
  readonly name: string;
};

export type ReferenceImageInput = {
  readonly fileName?: string | null | undefined;
  readonly sha256: string;
};

export type CreateConceptMutationVariables = Exact<{
  input: CreateConceptInput;
}>;


export type CreateConceptMutation = { readonly createConcept:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'CreateConceptSuccess', readonly concept: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'InvalidInputError', readonly code: string, readonly message: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation CreateConcept. */
export const createConceptDocument: TrustedDocument<CreateConceptMutation, CreateConceptMutationVariables> = {
  id: "sha256:b53d062091925a047a150e791a9bfb6e57890875c81409dc2ad1992b722c4466",
  name: "CreateConcept",
};
