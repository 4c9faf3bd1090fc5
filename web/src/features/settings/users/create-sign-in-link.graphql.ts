// Generated from create-sign-in-link.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CreateSignInLinkInput = {
  readonly idempotencyKey?: string | null | undefined;
  readonly userId: string;
};

export type CreateSignInLinkMutationVariables = Exact<{
  input: CreateSignInLinkInput;
}>;


export type CreateSignInLinkMutation = { readonly createSignInLink:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'CreateSignInLinkSuccess', readonly link: { readonly url: string | null, readonly user: { readonly id: string, readonly name: string } } }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
   };
/** mutation CreateSignInLink. */
export const createSignInLinkDocument: TrustedDocument<CreateSignInLinkMutation, CreateSignInLinkMutationVariables> = {
  id: "sha256:bcdc4799ebfe29e7f0cd8e6b14ed5c1678a8d969ac22adaa193e7308db920200",
  name: "CreateSignInLink",
};
