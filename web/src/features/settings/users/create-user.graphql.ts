// Generated from create-user.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CreateUserInput = {
  readonly email: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly name: string;
  readonly role?: UserRole;
};

export type UserRole =
  | 'ADMIN'
  | 'RESEARCHER';

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { readonly createUser:
    | { readonly __typename: 'ConflictError', readonly message: string, readonly code: string, readonly hint: string | null, readonly field: string | null, readonly value: unknown, readonly expected: string | null }
    | { readonly __typename: 'CreateUserSuccess', readonly user: { readonly id: string, readonly name: string, readonly email: string, readonly role: UserRole } }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: string, readonly hint: string | null, readonly issues: ReadonlyArray<{ readonly path: string, readonly value: unknown, readonly expected: string }> }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: string, readonly hint: string | null }
   };
/** mutation CreateUser. */
export const createUserDocument: TrustedDocument<CreateUserMutation, CreateUserMutationVariables> = {
  id: "sha256:4bab754469f3e470289fcc2b5d900842f9e5c842e9f258c6ad844aad11c84f39",
  name: "CreateUser",
};
