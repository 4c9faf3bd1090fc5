import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { apiKeys, type KeyScope, type UserRole, users } from "../schema/index.ts";
import { found } from "./not-found.ts";

/** A key as it may be shown: all but its hash. */
export type ApiKey = Omit<typeof apiKeys.$inferSelect, "hash">;

const shown = {
  id: apiKeys.id,
  userId: apiKeys.userId,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

export interface NewApiKey {
  readonly userId: string;
  readonly name: string;
  readonly prefix: string;
  /** SHA-256 of the key, hex. */
  readonly hash: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: Date | null;
}

/** Stores a key. NOT_FOUND when its owner does not exist. */
export async function saveApiKey(db: Database, key: NewApiKey): Promise<ApiKey> {
  const [made] = await guarded(() =>
    db.sql
      .insert(apiKeys)
      .values({ ...key, scopes: [...key.scopes] })
      .returning(shown),
  );
  return made!;
}

/** A key found by its hash, with what its owner may do. */
export interface FoundApiKey extends ApiKey {
  readonly role: UserRole;
  /** Whether its time is over, on the database's clock. */
  readonly expired: boolean;
  /** Whether its use was last noted more than a minute ago. */
  readonly untouched: boolean;
}

/** The key of a hash, whether or not it is still good; null when there is none. */
export async function findApiKey(db: Database, hash: string): Promise<FoundApiKey | null> {
  const [row] = await guarded(() =>
    db.sql
      .select({
        ...shown,
        role: users.role,
        expired: sql<boolean>`coalesce(${apiKeys.expiresAt} <= clock_timestamp(), false)`,
        untouched: sql<boolean>`coalesce(${apiKeys.lastUsedAt} < clock_timestamp() - interval '1 minute', true)`,
      })
      .from(apiKeys)
      .innerJoin(users, eq(users.id, apiKeys.userId))
      .where(eq(apiKeys.hash, hash)),
  );
  return row ?? null;
}

/** Notes that a key is in use; at most one write a minute, however often it is said and by how many processes. */
export async function touchApiKey(db: Database, id: string): Promise<void> {
  const minuteAgo = sql`clock_timestamp() - interval '1 minute'`;
  await guarded(() =>
    db.sql
      .update(apiKeys)
      .set({ lastUsedAt: sql`clock_timestamp()` })
      .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, minuteAgo)))),
  );
}

/** Ends a key for good; again changes nothing. NOT_FOUND for an unknown key, or one of another owner if one is given. */
export async function endApiKey(db: Database, id: string, ownerId: string | null): Promise<ApiKey> {
  const [key] = await guarded(() =>
    db.sql
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, clock_timestamp())` })
      .where(and(eq(apiKeys.id, id), ownerId === null ? undefined : eq(apiKeys.userId, ownerId)))
      .returning(shown),
  );
  return found(key, "API key", id);
}
