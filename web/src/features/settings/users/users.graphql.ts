// Generated from users.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type UserFilter = {
  readonly emailContains?: string | null | undefined;
  readonly role?: UserRole | null | undefined;
};

export type UserRole =
  | 'ADMIN'
  | 'RESEARCHER';

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: UserFilter | null | undefined;
}>;


export type UsersQuery = { readonly users: { readonly totalCount: number | null, readonly pageInfo: { readonly startCursor: string | null, readonly endCursor: string | null, readonly hasNextPage: boolean, readonly hasPreviousPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly email: string, readonly role: UserRole, readonly signedIn: boolean, readonly createdAt: string, readonly apiKeys: { readonly totalCount: number | null } }> } };
/** query Users. */
export const usersDocument: TrustedDocument<UsersQuery, UsersQueryVariables> = {
  id: "sha256:cad28d2a4ff53ee190dd81cc8c397703515d1ec48eb0d817033b5f34798f1fad",
  name: "Users",
};
