// Generated from account.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Role =
  | 'ADMIN'
  | 'ANONYMOUS'
  | 'ASSESSOR'
  | 'RESEARCHER';

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly viewer: { readonly role: Role, readonly user: { readonly name: string, readonly email: string, readonly createdAt: string } | null, readonly apiKeys: { readonly totalCount: number | null } } };
/** query Account. */
export const accountDocument: TrustedDocument<AccountQuery, AccountQueryVariables> = {
  id: "sha256:950de8d2f318aed89c2fceb1ebff6f5fbc4dcc4adc6d8309e3c505d30d454145",
  name: "Account",
};
