// Generated from audit-log.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AuditFilter = {
  readonly action?: string | null | undefined;
  readonly apiKeyId?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly userId?: string | null | undefined;
};

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { readonly auditLog: { readonly totalCount: number | null, readonly pageInfo: { readonly startCursor: string | null, readonly endCursor: string | null, readonly hasNextPage: boolean, readonly hasPreviousPage: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly action: string, readonly outcome: string, readonly target: string | null, readonly input: unknown, readonly address: string | null, readonly requestId: string, readonly user: { readonly id: string, readonly name: string, readonly email: string } | null, readonly apiKey: { readonly id: string, readonly name: string, readonly prefix: string } | null }> } };
/** query AuditLog. */
export const auditLogDocument: TrustedDocument<AuditLogQuery, AuditLogQueryVariables> = {
  id: "sha256:2fcfa5138df0d5c48902b7a2919361fd8a0aa16869a4b9a707a7ed33f3c4b953",
  name: "AuditLog",
};
