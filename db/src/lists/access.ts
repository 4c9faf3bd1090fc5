import { and, eq, ilike, isNotNull, isNull } from "drizzle-orm";
import { apiKeys, auditLog, type UserRole, users } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { containing } from "./patterns.ts";

/** Accounts. */
export const userList = defineList({
  table: users,
  columns: {
    id: users.id,
    name: users.name,
    email: users.email,
    emailVerified: users.emailVerified,
    role: users.role,
    createdAt: users.createdAt,
  },
  id: users.id,
  orders: {
    created: [{ of: users.id, type: "uuid" }],
    email: [{ of: users.email, type: "text" }],
  },
  condition: ({
    role,
    emailContains,
  }: {
    readonly role?: UserRole | undefined;
    readonly emailContains?: string | undefined;
  }) =>
    and(
      role === undefined ? undefined : eq(users.role, role),
      emailContains === undefined ? undefined : ilike(users.email, containing(emailContains)),
    ),
  owners: {},
  counted: { relation: "users", whole: true },
  descending: false,
});

export type UserRow = Awaited<ReturnType<typeof userList.byId>>[number];

/** API keys, hashes left out: of everybody, or of one account. */
export const apiKeyList = defineList({
  table: apiKeys,
  columns: {
    id: apiKeys.id,
    userId: apiKeys.userId,
    name: apiKeys.name,
    prefix: apiKeys.prefix,
    scopes: apiKeys.scopes,
    createdAt: apiKeys.createdAt,
    expiresAt: apiKeys.expiresAt,
    lastUsedAt: apiKeys.lastUsedAt,
    revokedAt: apiKeys.revokedAt,
  },
  id: apiKeys.id,
  orders: { created: [{ of: apiKeys.id, type: "uuid" }] },
  condition: ({
    userId,
    revoked,
  }: {
    readonly userId?: string | undefined;
    /** Only revoked ones, or only those that are not; both by default. */
    readonly revoked?: boolean | undefined;
  }) =>
    and(
      userId === undefined ? undefined : eq(apiKeys.userId, userId),
      revoked === undefined ? undefined : revoked ? isNotNull(apiKeys.revokedAt) : isNull(apiKeys.revokedAt),
    ),
  owners: { user: apiKeys.userId },
  counted: { relation: "api_keys", owners: ["user"] },
  descending: true,
});

export type ApiKeyRow = Awaited<ReturnType<typeof apiKeyList.byId>>[number];

/** Which entries of the audit log; a field left out narrows nothing. */
export interface AuditFilter {
  readonly userId?: string | undefined;
  readonly apiKeyId?: string | undefined;
  /** Name of a mutation. */
  readonly action?: string | undefined;
  /** "started", "done", or an error's code. */
  readonly outcome?: string | undefined;
}

/** Everything that was changed, or tried to be. */
export const auditList = defineList({
  table: auditLog,
  columns: {
    id: auditLog.id,
    at: auditLog.at,
    userId: auditLog.userId,
    apiKeyId: auditLog.apiKeyId,
    address: auditLog.address,
    requestId: auditLog.requestId,
    action: auditLog.action,
    target: auditLog.target,
    input: auditLog.input,
    outcome: auditLog.outcome,
  },
  id: auditLog.id,
  orders: { created: [{ of: auditLog.id, type: "uuid" }] },
  condition: ({ userId, apiKeyId, action, outcome }: AuditFilter) =>
    and(
      userId === undefined ? undefined : eq(auditLog.userId, userId),
      apiKeyId === undefined ? undefined : eq(auditLog.apiKeyId, apiKeyId),
      action === undefined ? undefined : eq(auditLog.action, action),
      outcome === undefined ? undefined : eq(auditLog.outcome, outcome),
    ),
  owners: {},
  counted: { relation: "audit_log", whole: true },
  descending: true,
});

export type AuditRow = Awaited<ReturnType<typeof auditList.byId>>[number];
