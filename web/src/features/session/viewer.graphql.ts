// Generated from viewer.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../graphql/trusted-document.ts";

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  | T
  | { [P in keyof T]?: P extends " $fragmentName" | "__typename" ? T[P] : never };
export type ApiKeyScope = "ADMIN" | "READ" | "WRITE";

export type Role = "ADMIN" | "ANONYMOUS" | "ASSESSOR" | "RESEARCHER";

export type ViewerQueryVariables = Exact<{ [key: string]: never }>;

export type ViewerQuery = {
  readonly viewer: {
    readonly role: Role;
    readonly scopes: ReadonlyArray<ApiKeyScope>;
    readonly userId: string | null;
  };
};
/** query Viewer. */
export const viewerDocument: TrustedDocument<ViewerQuery, ViewerQueryVariables> = {
  id: "sha256:b7acaa155d1a29191c87eed49e3d80cbb4e666e127b7b32c77201c7e1d361e6f",
  name: "Viewer",
};
