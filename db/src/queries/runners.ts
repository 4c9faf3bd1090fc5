import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { runners } from "../schema/index.ts";

/** A process that works on experiments. */
export type Runner = typeof runners.$inferSelect;

/** How long a runner may be silent before it counts as gone, seconds. */
export const runnerPatienceSeconds = 30;

/** Says that a runner is there and what it works on; said again every few seconds. */
export async function reportRunner(
  db: Database,
  runner: Pick<Runner, "name" | "provider" | "threads" | "experimentId">,
): Promise<void> {
  const seenAt = sql`clock_timestamp()`;
  await guarded(() =>
    db.sql
      .insert(runners)
      .values(runner)
      .onConflictDoUpdate({ target: runners.name, set: { ...runner, seenAt } }),
  );
}

/** Says that a runner has ended; those long silent are forgotten with it. */
export async function removeRunner(db: Database, name: string): Promise<void> {
  await guarded(() => db.sql.delete(runners).where(eq(runners.name, name)));
  await guarded(() =>
    db.sql.delete(runners).where(lt(runners.seenAt, sql`clock_timestamp() - interval '1 day'`)),
  );
}

/** Runners heard of lately, oldest first. */
export async function listRunners(db: Database): Promise<Runner[]> {
  return guarded(() =>
    db.sql
      .select()
      .from(runners)
      .where(sql`${runners.seenAt} > clock_timestamp() - make_interval(secs => ${runnerPatienceSeconds})`)
      .orderBy(runners.startedAt),
  );
}
