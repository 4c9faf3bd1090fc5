// Generated from own-keys.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ApiKeyScope =
  | 'ADMIN'
  | 'READ'
  | 'WRITE';

export type OwnKeysQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  revoked?: boolean | null | undefined;
}>;


export type OwnKeysQuery = { readonly viewer: { readonly scopes: ReadonlyArray<ApiKeyScope>, readonly apiKeys: { readonly totalCount: number | null, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null }> } } };
/** query OwnKeys. */
export const ownKeysDocument: TrustedDocument<OwnKeysQuery, OwnKeysQueryVariables> = {
  id: "sha256:3fe95a4fad3f6cffea927071c34d724555e4ce968653b4f57b6fb20d8d623bdf",
  name: "OwnKeys",
};
