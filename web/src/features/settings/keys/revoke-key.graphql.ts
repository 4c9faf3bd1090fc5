// Generated from revoke-key.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RevokeApiKeyInput = {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
};

export type RevokeKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeKeyMutation = { readonly revokeApiKey:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'RevokeApiKeySuccess', readonly apiKey: { readonly id: string, readonly name: string, readonly revokedAt: string | null } }
   };
/** mutation RevokeKey. */
export const revokeKeyDocument: TrustedDocument<RevokeKeyMutation, RevokeKeyMutationVariables> = {
  id: "sha256:9d9de7dbabf3ea9bc52701fd978c0a1e8e206dd419d75af3975a68fd1a9cb362",
  name: "RevokeKey",
};
