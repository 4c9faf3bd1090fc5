import { bigint, index, jsonb, pgTable, primaryKey, text, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id, moment, sha256 } from "./columns.ts";

/** What a key may be used for, at most what its owner may do. */
export const keyScopes = ["read", "write", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Keys of scripts. Only the hash of a key is kept. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** Its first characters, by which a person tells it from others. */
    prefix: text("prefix").notNull(),
    hash: sha256("hash").notNull(),
    scopes: text("scopes", { enum: keyScopes }).array().notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at"),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [unique("api_keys_hash_key").on(t.hash), index("api_keys_user_idx").on(t.userId, t.id)],
);

/** Every mutation: who, what, of what, and how it ended. Written before the work, completed after it. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    at: createdAt(),
    userId: uuid("user_id"),
    apiKeyId: uuid("api_key_id"),
    address: text("address"),
    requestId: text("request_id").notNull(),
    action: text("action").notNull(),
    /** Global id of what it was done to, once known. */
    target: text("target"),
    /** The input, secrets left out. */
    input: jsonb("input"),
    /** "started", "done", or the code of what went wrong. */
    outcome: text("outcome").notNull().default("started"),
  },
  (t) => [index("audit_log_user_idx").on(t.userId, t.id)],
);

/** What a mutation with an idempotency key came to, so that it is done once however often it is sent. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    userId: uuid("user_id").notNull(),
    key: text("key").notNull(),
    /** Hash of mutation and input. */
    requestHash: sha256("request_hash").notNull(),
    /** What to look up again; absent while the first request is under way. */
    result: jsonb("result"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "idempotency_keys_pkey", columns: [t.userId, t.key] })],
);

/** Points spent per credential and address; the columns are those of rate-limiter-flexible. */
export const rateLimits = pgTable("rate_limits", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: bigint("points", { mode: "number" }).notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
