// Generated from viewer.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ApiKeyScope =
  | 'ADMIN'
  | 'READ'
  | 'WRITE';

export type Role =
  | 'ADMIN'
  | 'ANONYMOUS'
  | 'ASSESSOR'
  | 'RESEARCHER';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly role: Role, readonly scopes: ReadonlyArray<ApiKeyScope>, readonly userId: string | null, readonly user: { readonly name: string, readonly email: string } | null } };
/** query Viewer. */
export const viewerDocument: TrustedDocument<ViewerQuery, ViewerQueryVariables> = {
  id: "sha256:53bed7613f1fa4b48b731cb3e63e699895f91833d7e249cbbffd3e3ae3a32f1c",
  name: "Viewer",
};
