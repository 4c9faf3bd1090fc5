import {
  beginStage,
  completedShards,
  completeShard,
  completeStage,
  ensureStage,
  failStage,
  findStageByHash,
  type Stage,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { PlannedStage } from "../plan/index.ts";
import { type StageContext, workOn } from "../stages/index.ts";
import { ProgressRecorder } from "./record-progress.ts";

/** What a stage is run with, but for what is the stage's own. */
export type RunnerContext = Omit<StageContext, "stage" | "upstream">;

/** Errors that say nothing of the work itself: it was stopped, or cannot be stored. */
const notTheWork: ReadonlySet<string> = new Set(["CANCELLED", "CONFLICT", "DATABASE"]);

/**
 * Does what is left of a stage: shards that are stored already are not done again. A stage that is done is returned as it is.
 * Whatever stops the work is thrown; if the work itself failed, that is recorded too.
 */
export async function runStage(planned: PlannedStage, context: RunnerContext): Promise<Stage> {
  const { db, lease, signal } = context;
  const { kind, hash: inputHash, inputs, shards } = planned;
  const stage = await ensureStage(db, { inputHash, kind, inputs, expected: shards });
  if (stage.status === "done") return stage;
  const progress = new ProgressRecorder(db, { stageId: stage.id, experimentId: lease.experimentId });
  const report: StageContext["report"] = (p) => {
    progress.add(p);
    context.report(p);
  };
  const work: StageContext = { ...context, report, stage, upstream: (hash) => findStageByHash(db, hash) };
  try {
    await beginStage(db, { stageId: stage.id, lease });
    const finished = new Set((await completedShards(db, stage.id)).map(({ index }) => index));
    for (let index = 0; index < shards; index++) {
      if (finished.has(index)) continue;
      signal.throwIfAborted();
      const result = await workOn(planned, index, work);
      await progress.settle();
      await completeShard(db, { stageId: stage.id, index, lease, ...result });
    }
    const outputs = (await completedShards(db, stage.id)).map(({ output }) => output);
    const output = outputs.length === 1 ? outputs[0] : { shards: outputs };
    return await completeStage(db, { stageId: stage.id, lease, output });
  } catch (error) {
    if (error instanceof AppError && !notTheWork.has(error.code))
      await failStage(db, { stageId: stage.id, error });
    throw error;
  } finally {
    await progress.settle();
  }
}
