import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { redactSecrets } from "../redact-secrets.ts";
import { auditLog } from "../schema/index.ts";

/** A mutation that is about to be carried out. */
export interface NewAudit {
  readonly userId: string | null;
  readonly apiKeyId: string | null;
  readonly address: string | null;
  readonly requestId: string;
  /** Name of the mutation. */
  readonly action: string;
  readonly input: unknown;
}

/** Writes down, before it is done, what is asked for and by whom; secrets in the input are left out. Returns its id. */
export async function beginAudit(db: Database, { input, ...entry }: NewAudit): Promise<string> {
  const [row] = await guarded(() =>
    db.sql
      .insert(auditLog)
      .values({ ...entry, input: redactSecrets(input) })
      .returning({ id: auditLog.id }),
  );
  return row!.id;
}

/** Adds how it ended ("done", or the code of what went wrong) and what it was done to. */
export async function finishAudit(
  db: Database,
  id: string,
  { outcome, target }: { readonly outcome: string; readonly target?: string },
): Promise<void> {
  await guarded(() =>
    db.sql
      .update(auditLog)
      .set({ outcome, ...(target === undefined ? {} : { target }) })
      .where(eq(auditLog.id, id)),
  );
}
