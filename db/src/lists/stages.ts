import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { runStages, shards, stages } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { readerById } from "./read-page.ts";

/** A stage without what it was computed from. */
export type StageRow = Omit<typeof stages.$inferSelect, "inputs" | "output">;

const columns = {
  id: stages.id,
  inputHash: stages.inputHash,
  kind: stages.kind,
  expected: stages.expected,
  done: stages.done,
  status: stages.status,
  error: stages.error,
  progress: stages.progress,
  createdAt: stages.createdAt,
  startedAt: stages.startedAt,
  finishedAt: stages.finishedAt,
};

/** The stages of some ids, in no order; unknown ids are left out. */
export const stagesById = readerById<StageRow>(stages, columns, stages.id);

/** The stages that some runs use, with the round each is used in: by round, then in the order they were planned. */
export async function stagesOfRuns(
  db: Database,
  runIds: readonly string[],
): Promise<{ runId: string; round: number; stage: StageRow }[]> {
  return guarded(() =>
    db.sql
      .select({ runId: runStages.runId, round: runStages.round, stage: columns })
      .from(runStages)
      .innerJoin(stages, eq(stages.id, runStages.stageId))
      .where(inArray(runStages.runId, [...runIds]))
      .orderBy(asc(runStages.round), asc(stages.id)),
  );
}

/** The finished shards of a stage. */
export const shardList = defineList({
  table: shards,
  columns: {
    stageId: shards.stageId,
    index: shards.index,
    resultSha256: shards.resultSha256,
    output: shards.output,
    finishedAt: shards.finishedAt,
    runner: shards.runner,
    attempt: shards.attempt,
    seconds: shards.seconds,
  },
  id: shards.stageId,
  orders: { index: [{ of: shards.index, type: "int4" }] },
  condition: (_: Record<string, never>) => undefined,
  owners: { stage: shards.stageId },
  counted: { relation: "shards", owners: ["stage"] },
  descending: false,
});
