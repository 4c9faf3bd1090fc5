import { and, asc, eq, sql } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { runStages, shards, stages } from "../schema/index.ts";
import type { Failure } from "./experiments.ts";
import { type Lease, requireLease } from "./leases.ts";
import { found } from "./not-found.ts";
import { announcement } from "./progress.ts";
import { beginAttempt, endAttempt } from "./stage-attempts.ts";

/** A piece of work keyed by the hash of all that determines its output, shared by every run that needs it. */
export type Stage = typeof stages.$inferSelect;

export interface NewStage {
  readonly inputHash: string;
  readonly kind: string;
  readonly inputs: unknown;
  /** Number of shards. */
  readonly expected: number;
}

/**
 * The stage of an input hash, made when there is none. A failed one becomes pending again.
 * CONFLICT when an unfinished stage of that hash was split into another number of shards.
 */
export async function ensureStage(db: Database, stage: NewStage): Promise<Stage> {
  const [row] = await guarded(() =>
    db.sql
      .insert(stages)
      .values(stage)
      .onConflictDoUpdate({
        target: stages.inputHash,
        set: {
          status: sql`case ${stages.status} when 'failed' then 'pending' else ${stages.status} end`,
          error: sql`case ${stages.status} when 'failed' then null else ${stages.error} end`,
        },
      })
      .returning(),
  );
  const stored = row!;
  if (stored.status !== "done" && stored.expected !== stage.expected)
    throw new AppError(
      "CONFLICT",
      `The ${stored.kind} stage ${stored.inputHash} was begun in ${stored.expected} shards, not ${stage.expected}.`,
      { field: "expected", value: stage.expected, expected: String(stored.expected) },
    );
  return stored;
}

/** Says that a run uses the stage of an input hash in a round; saying it twice is saying it once. */
export async function linkStage(
  db: Database,
  { runId, round, kind, inputHash }: { runId: string; round: number; kind: string; inputHash: string },
): Promise<void> {
  await guarded(async () => {
    const [stage] = await db.sql
      .select({ id: stages.id })
      .from(stages)
      .where(eq(stages.inputHash, inputHash));
    const stageId = found(stage, "stage", inputHash).id;
    await db.sql.insert(runStages).values({ runId, round, kind, stageId }).onConflictDoNothing();
  });
}

/** Stages that a run uses, by round and then age; `kind` is what the run uses it for. */
export async function listStages(
  db: Database,
  runId: string,
): Promise<(Stage & { readonly round: number })[]> {
  const rows = await guarded(() =>
    db.sql
      .select({ stage: stages, round: runStages.round, kind: runStages.kind })
      .from(runStages)
      .innerJoin(stages, eq(stages.id, runStages.stageId))
      .where(eq(runStages.runId, runId))
      .orderBy(asc(runStages.round), asc(stages.id)),
  );
  return rows.map(({ stage, round, kind }) => ({ ...stage, round, kind }));
}

/** The stage of an id; NOT_FOUND when there is none. */
export async function findStage(db: Database, id: string): Promise<Stage> {
  const [stage] = await guarded(() => db.sql.select().from(stages).where(eq(stages.id, id)));
  return found(stage, "stage", id);
}

/** The stage of an input hash; NOT_FOUND when nobody began it. */
export async function findStageByHash(db: Database, inputHash: string): Promise<Stage> {
  const [stage] = await guarded(() => db.sql.select().from(stages).where(eq(stages.inputHash, inputHash)));
  return found(stage, "stage", inputHash);
}

/** Says that a runner has begun an attempt at a stage, and returns its number. A stage that is done stays so. */
export async function beginStage(
  db: Database,
  { stageId, lease }: { stageId: string; lease: Lease },
): Promise<number> {
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      await requireLease(tx, lease);
      const rows = tx.select({ id: stages.id }).from(stages).where(eq(stages.id, stageId));
      found((await rows.for("update"))[0], "stage", stageId);
      const attempt = await beginAttempt(tx, { stageId, lease });
      await tx
        .update(stages)
        .set({ status: "running", startedAt: sql`coalesce(${stages.startedAt}, clock_timestamp())` })
        .where(and(eq(stages.id, stageId), eq(stages.status, "pending")));
      await tx.execute(announcement(lease.experimentId));
      return attempt;
    }),
  );
}

/** What a finished shard left. */
export interface CompletedShard {
  readonly index: number;
  readonly resultSha256: string;
  readonly output: unknown;
}

/** Finished shards of a stage in order. */
export async function completedShards(db: Database, stageId: string): Promise<CompletedShard[]> {
  return guarded(() =>
    db.sql
      .select({ index: shards.index, resultSha256: shards.resultSha256, output: shards.output })
      .from(shards)
      .where(eq(shards.stageId, stageId))
      .orderBy(asc(shards.index)),
  );
}

/**
 * Ends a stage with its output, once all shards are done, and the attempt that did it; tells whoever watches. A stage that is
 * done stays as it is.
 * CONFLICT when shards are missing or the lease was lost.
 */
export async function completeStage(
  db: Database,
  { stageId, lease, output, attempt }: { stageId: string; lease: Lease; output: unknown; attempt?: number },
): Promise<Stage> {
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      await requireLease(tx, lease);
      const end = async () => {
        if (attempt !== undefined)
          await endAttempt({ sql: tx }, { stageId, number: attempt }, { outcome: "done" });
      };
      const [row] = await tx.select().from(stages).where(eq(stages.id, stageId)).for("update");
      const stage = found(row, "stage", stageId);
      if (stage.status === "done") {
        await end();
        return stage;
      }
      if (stage.done < stage.expected)
        throw new AppError(
          "CONFLICT",
          `The ${stage.kind} stage has ${stage.done} of ${stage.expected} shards; it cannot end yet.`,
          { field: "done", value: stage.done, expected: String(stage.expected) },
        );
      const [done] = await tx
        .update(stages)
        .set({ status: "done", output, error: null, progress: null, finishedAt: sql`clock_timestamp()` })
        .where(eq(stages.id, stageId))
        .returning();
      await end();
      await tx.execute(announcement(lease.experimentId));
      return done!;
    }),
  );
}

/** Marks a stage as failed, unless another runner finished it. Its shards are kept: a later attempt goes on from them. */
export async function failStage(
  db: Database,
  { stageId, error }: { stageId: string; error: Failure },
): Promise<void> {
  await guarded(() =>
    db.sql
      .update(stages)
      .set({ status: "failed", error: { code: error.code, message: error.message } })
      .where(and(eq(stages.id, stageId), sql`${stages.status} <> 'done'`)),
  );
}
