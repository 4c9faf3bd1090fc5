import { and, like, lt, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { userSessions, userVerifications } from "../schema/index.ts";

/** Voids the sign-in links of an address; Better Auth keeps them as verifications of this form. */
export async function deleteSignInLinks(db: Database, email: string): Promise<void> {
  const holder = `"email":${JSON.stringify(email)}`;
  const { identifier, value } = userVerifications;
  await guarded(() =>
    db.sql
      .delete(userVerifications)
      .where(and(like(identifier, "magic-link:%"), sql`position(${holder} in ${value}) > 0`)),
  );
}

/** Forgets sessions and sign-in links whose time is over. */
export async function purgeSignIns(db: Database): Promise<void> {
  const now = sql`clock_timestamp()`;
  await guarded(() => db.sql.delete(userSessions).where(lt(userSessions.expiresAt, now)));
  await guarded(() => db.sql.delete(userVerifications).where(lt(userVerifications.expiresAt, now)));
}
