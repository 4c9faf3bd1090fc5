import { and, eq, sql } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { checkpoints, images, pairs, scores, shards, stages } from "../schema/index.ts";
import { type Lease, requireLease } from "./leases.ts";
import { found } from "./not-found.ts";
import type { NewCheckpoint, NewImage, NewPair, NewScore } from "./stage-rows.ts";
import type { Transaction } from "./transaction.ts";

/** A finished shard: its result and the rows it leaves. */
export interface FinishedShard {
  readonly stageId: string;
  readonly index: number;
  readonly lease: Lease;
  /** Hash of the result: equal work gives equal hashes, whoever did it. */
  readonly resultSha256: string;
  readonly output: unknown;
  /** The attempt that made it, and how long that took, seconds. */
  readonly attempt?: number;
  readonly seconds?: number;
  readonly images?: readonly NewImage[];
  readonly scores?: readonly NewScore[];
  readonly pairs?: readonly NewPair[];
  readonly checkpoints?: readonly NewCheckpoint[];
}

/**
 * Stores a finished shard with its rows and counts it, in one transaction. A shard stored before is left as it is.
 * CONFLICT when the lease was lost, or when the same shard was stored with another result.
 */
export async function completeShard(db: Database, shard: FinishedShard): Promise<void> {
  const { stageId, index, lease, resultSha256, output, attempt, seconds } = shard;
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      await requireLease(tx, lease);
      const [stage] = await tx
        .select({ expected: stages.expected })
        .from(stages)
        .where(eq(stages.id, stageId));
      const { expected } = found(stage, "stage", stageId);
      if (index < 0 || index >= expected)
        throw AppError.badInput("index", index, `a shard of the stage, from 0 to ${expected - 1}`);
      const [made] = await tx
        .insert(shards)
        .values({ stageId, index, resultSha256, output, runner: lease.runner, attempt, seconds })
        .onConflictDoNothing()
        .returning({ index: shards.index });
      if (!made) return requireSameResult(tx, shard);
      await insertRows(tx, shard);
      await tx
        .update(stages)
        .set({
          done: sql`${stages.done} + 1`,
          status: sql`case ${stages.status} when 'pending' then 'running' else ${stages.status} end`,
        })
        .where(eq(stages.id, stageId));
    }),
  );
}

async function requireSameResult(
  tx: Transaction,
  { stageId, index, resultSha256 }: FinishedShard,
): Promise<void> {
  const [stored] = await tx
    .select({ resultSha256: shards.resultSha256 })
    .from(shards)
    .where(and(eq(shards.stageId, stageId), eq(shards.index, index)));
  if (stored?.resultSha256 !== resultSha256)
    throw new AppError("CONFLICT", `Shard ${index} of the stage was stored before with another result.`, {
      field: "resultSha256",
      value: resultSha256,
      expected: stored?.resultSha256 ?? "",
      hint: "Equal inputs gave unequal outputs: report this with the manifests of both runs.",
    });
}

/** Rows per statement: a statement takes at most 65,535 parameters. */
const batchSize = 2000;

function batches<T>(rows: readonly T[]): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < rows.length; at += batchSize) out.push(rows.slice(at, at + batchSize));
  return out;
}

async function insertRows(tx: Transaction, shard: FinishedShard): Promise<void> {
  const { stageId } = shard;
  for (const rows of batches(shard.images ?? []))
    await tx.insert(images).values(rows.map((row) => ({ ...row, stageId })));
  for (const rows of batches(shard.scores ?? []))
    await tx
      .insert(scores)
      .values(rows.map((row) => ({ ...row, stageId, imageStageId: row.imageStageId ?? stageId })));
  for (const rows of batches(shard.pairs ?? []))
    await tx.insert(pairs).values(rows.map((row) => ({ ...row, stageId })));
  for (const row of shard.checkpoints ?? []) await upsertCheckpoint(tx, stageId, row);
}

/** Records a checkpoint made inside a shard, so that a killed one resumes from it. CONFLICT when the lease was lost. */
export async function saveCheckpoint(
  db: Database,
  { stageId, lease, checkpoint }: { stageId: string; lease: Lease; checkpoint: NewCheckpoint },
): Promise<void> {
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      await requireLease(tx, lease);
      await upsertCheckpoint(tx, stageId, checkpoint);
    }),
  );
}

async function upsertCheckpoint(tx: Transaction, stageId: string, checkpoint: NewCheckpoint): Promise<void> {
  const { sha256, bytes } = checkpoint;
  await tx
    .insert(checkpoints)
    .values({ ...checkpoint, stageId })
    .onConflictDoUpdate({
      target: [checkpoints.stageId, checkpoints.role, checkpoints.step],
      set: { sha256, bytes },
    });
}
