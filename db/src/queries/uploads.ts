import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { uploads } from "../schema/index.ts";

/** An image that somebody sent. */
export type Upload = typeof uploads.$inferSelect;

/** Records an image that somebody sent; the same one again is the upload that exists. */
export async function saveUpload(db: Database, upload: Omit<Upload, "createdAt">): Promise<void> {
  await guarded(() => db.sql.insert(uploads).values(upload).onConflictDoNothing());
}

/** Those of some images that an account sent. */
export async function findUploads(
  db: Database,
  { userId, hashes }: { readonly userId: string; readonly hashes: readonly string[] },
): Promise<Upload[]> {
  if (hashes.length === 0) return [];
  return guarded(() =>
    db.sql
      .select()
      .from(uploads)
      .where(and(eq(uploads.userId, userId), inArray(uploads.sha256, [...new Set(hashes)]))),
  );
}
