// Generated from viewer-scopes.graphql by `npm run codegen -w web`; do not edit.
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

export type ViewerScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerScopesQuery = { readonly viewer: { readonly role: Role, readonly scopes: ReadonlyArray<ApiKeyScope> } };
/** query ViewerScopes. */
export const viewerScopesDocument: TrustedDocument<ViewerScopesQuery, ViewerScopesQueryVariables> = {
  id: "sha256:bf119967cedc211fd24ca197ea6c770996fb5b07342407ffebf6c8908b03491a",
  name: "ViewerScopes",
};
