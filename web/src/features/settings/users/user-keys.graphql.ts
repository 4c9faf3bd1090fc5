// Generated from user-keys.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ApiKeyScope =
  | 'ADMIN'
  | 'READ'
  | 'WRITE';

export type UserKeysQueryVariables = Exact<{
  id: string;
}>;


export type UserKeysQuery = { readonly node:
    | { readonly id: string, readonly apiKeys: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null }> } }
    | Record<PropertyKey, never>
   | null };
/** query UserKeys. */
export const userKeysDocument: TrustedDocument<UserKeysQuery, UserKeysQueryVariables> = {
  id: "sha256:45d357d19f3cdfed23fb2458c976ab8f41e8dbbbbe1816d0fe6e2bda7bf10d72",
  name: "UserKeys",
};
