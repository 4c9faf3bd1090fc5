// Generated from set-user-role.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type SetUserRoleInput = {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly role: UserRole;
};

export type UserRole =
  | 'ADMIN'
  | 'RESEARCHER';

export type SetUserRoleMutationVariables = Exact<{
  input: SetUserRoleInput;
}>;


export type SetUserRoleMutation = { readonly setUserRole:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
    | { readonly __typename: 'SetUserRoleSuccess', readonly user: { readonly id: string, readonly name: string, readonly role: UserRole } }
   };
/** mutation SetUserRole. */
export const setUserRoleDocument: TrustedDocument<SetUserRoleMutation, SetUserRoleMutationVariables> = {
  id: "sha256:3957fc895b1d8a89bd6e6b23fe969877eb2ee0c1634c6151b7ea07b8412cd894",
  name: "SetUserRole",
};
