// Generated from archive-concept.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ArchiveConceptInput = {
  readonly archived?: boolean;
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type ArchiveConceptMutationVariables = Exact<{
  input: ArchiveConceptInput;
}>;


export type ArchiveConceptMutation = { readonly archiveConcept:
    | { readonly __typename: 'ArchiveConceptSuccess', readonly concept: { readonly id: string, readonly archivedAt: string | null } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'InvalidInputError', readonly code: string, readonly message: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown }
   };
/** mutation ArchiveConcept. */
export const archiveConceptDocument: TrustedDocument<ArchiveConceptMutation, ArchiveConceptMutationVariables> = {
  id: "sha256:54bb64c2a7565e0a9debc375827ef68626139201bc0e3039cf99083db2d304f3",
  name: "ArchiveConcept",
};
