import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { type LogLine, stageAttempts } from "../schema/index.ts";
import type { Transaction } from "./transaction.ts";

/** An attempt at a stage: which stage, and the how many-th. */
export interface AttemptKey {
  readonly stageId: string;
  readonly number: number;
}

/** An attempt without its log. */
export type StageAttempt = Omit<typeof stageAttempts.$inferSelect, "log" | "leaseToken" | "seenAt">;

/** Which runner works, under which lease. */
interface LeaseNumber {
  readonly experimentId: string;
  readonly runner: string;
  readonly token: number;
}

/** How a runner ends its attempt. */
export interface AttemptEnd {
  readonly outcome: "done" | "failed" | "stopped";
  /** What ended it, as shown to a person. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** Lines of a log that are kept, the last ones, and letters of a line. */
export const logLimit = 200;
const lineLimit = 1000;

const isRunning = eq(stageAttempts.outcome, "running");
const isAttempt = ({ stageId, number }: AttemptKey): SQL =>
  and(eq(stageAttempts.stageId, stageId), eq(stageAttempts.number, number))!;

/** What a lost runner's attempt becomes: it ended when it was last heard of. */
const abandoned = { outcome: "abandoned", endedAt: sql`${stageAttempts.seenAt}` } as const;

/** Ends the attempts of an experiment whose runner is lost; to be called by who takes its lease, or ends it without one. */
export async function abandonAttempts(tx: Transaction, experimentId: string): Promise<void> {
  await tx
    .update(stageAttempts)
    .set(abandoned)
    .where(and(eq(stageAttempts.experimentId, experimentId), isRunning));
}

/**
 * Begins an attempt at a stage, whose row is locked, and returns its number. Attempts at it that runners of other experiments
 * were lost with end by that.
 */
export async function beginAttempt(
  tx: Transaction,
  { stageId, lease }: { readonly stageId: string; readonly lease: LeaseNumber },
): Promise<number> {
  const { experimentId, runner, token } = lease;
  const isLost = sql`not exists (select from experiments e where e.id = ${stageAttempts.experimentId}
    and e.lease_token = ${stageAttempts.leaseToken} and e.lease_until > clock_timestamp())`;
  await tx
    .update(stageAttempts)
    .set(abandoned)
    .where(and(eq(stageAttempts.stageId, stageId), isRunning, isLost));
  const next = sql<number>`(select coalesce(max(a.number), 0) + 1 from stage_attempts a where a.stage_id = ${stageId})`;
  const [made] = await tx
    .insert(stageAttempts)
    .values({ stageId, number: next, experimentId, runner, leaseToken: token })
    .returning({ number: stageAttempts.number });
  return made!.number;
}

/** Ends an attempt, unless it was ended by whoever took its runner for lost. */
export async function endAttempt(
  db: { readonly sql: Database["sql"] | Transaction },
  attempt: AttemptKey,
  { outcome, error }: AttemptEnd,
): Promise<void> {
  await guarded(() =>
    db.sql
      .update(stageAttempts)
      .set({
        outcome,
        endedAt: sql`clock_timestamp()`,
        error: error ? { code: error.code, message: error.message } : null,
      })
      .where(and(isAttempt(attempt), isRunning)),
  );
}

/** Adds lines to an attempt's log, of which the last 200 are kept. Without lines it says that its runner is there. */
export async function writeAttemptLog(
  db: Database,
  attempt: AttemptKey,
  lines: readonly LogLine[],
): Promise<void> {
  const added = lines.slice(-logLimit).map((line) => ({ ...line, text: line.text.slice(0, lineLimit) }));
  const kept = sql.raw(`'$[last - ${logLimit - 1} to last]'`);
  await guarded(() =>
    db.sql
      .update(stageAttempts)
      .set({
        seenAt: sql`clock_timestamp()`,
        ...(added.length === 0
          ? {}
          : {
              log: sql`jsonb_path_query_array(${stageAttempts.log} || ${JSON.stringify(added)}::jsonb, ${kept})`,
            }),
      })
      .where(isAttempt(attempt)),
  );
}

const columns = {
  stageId: stageAttempts.stageId,
  number: stageAttempts.number,
  experimentId: stageAttempts.experimentId,
  runner: stageAttempts.runner,
  startedAt: stageAttempts.startedAt,
  endedAt: stageAttempts.endedAt,
  outcome: stageAttempts.outcome,
  error: stageAttempts.error,
};

/** The attempts at some stages, the first one first. */
export async function attemptsOfStages(
  db: Database,
  stageIds: readonly string[],
): Promise<Map<string, StageAttempt[]>> {
  const rows = await guarded(() =>
    db.sql
      .select(columns)
      .from(stageAttempts)
      .where(inArray(stageAttempts.stageId, [...stageIds]))
      .orderBy(asc(stageAttempts.stageId), asc(stageAttempts.number)),
  );
  return Map.groupBy(rows, ({ stageId }) => stageId);
}

/** An attempt's key as one text. */
export const attemptRef = ({ stageId, number }: AttemptKey): string => `${stageId}:${number}`;

/** The logs of some attempts (by `attemptRef`), the oldest line first. */
export async function logsOfAttempts(
  db: Database,
  refs: readonly string[],
): Promise<Map<string, readonly LogLine[]>> {
  const keys = refs.map((ref) => ref.split(":") as [string, string]);
  const { rows } = await guarded(() =>
    db.sql.execute<{ stageId: string; number: number; log: readonly LogLine[] }>(sql`
      select a.stage_id as "stageId", a.number, a.log
      from unnest(${sql.param(keys.map(([id]) => id))}::uuid[], ${sql.param(keys.map(([, n]) => Number(n)))}::int[])
        as asked(stage_id, number)
      join stage_attempts a on a.stage_id = asked.stage_id and a.number = asked.number`),
  );
  return new Map(rows.map(({ log, ...key }) => [attemptRef(key), log]));
}
