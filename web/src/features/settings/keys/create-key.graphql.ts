// Generated from create-key.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ApiKeyScope =
  | 'ADMIN'
  | 'READ'
  | 'WRITE';

export type CreateApiKeyInput = {
  readonly expiresAt?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly name: string;
  readonly scopes: ReadonlyArray<ApiKeyScope>;
};

export type CreateKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateKeyMutation = { readonly createApiKey:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'CreateApiKeySuccess', readonly issued: { readonly key: string | null, readonly apiKey: { readonly id: string, readonly name: string, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly expiresAt: string | null } } }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
   };
/** mutation CreateKey. */
export const createKeyDocument: TrustedDocument<CreateKeyMutation, CreateKeyMutationVariables> = {
  id: "sha256:8eafd8d2b69a0995510f2a9892c096bd3b1c992d5f2a9a15357fd20be27c29f8",
  name: "CreateKey",
};
