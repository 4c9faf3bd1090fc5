import {
  beginStage,
  completedShards,
  completeShard,
  completeStage,
  endAttempt,
  ensureStage,
  failStage,
  findStageByHash,
  type Stage,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { PlannedStage } from "../plan/index.ts";
import { type StageContext, workOn } from "../stages/index.ts";
import { ProgressRecorder } from "./record-progress.ts";
import { AttemptWriter } from "./write-attempt.ts";

/** What a stage is run with, but for what is the stage's own. */
export type RunnerContext = Omit<StageContext, "stage" | "upstream" | "log">;

/** Errors that say nothing of the work itself: it was stopped, or cannot be stored. */
const notTheWork: ReadonlySet<string> = new Set(["CANCELLED", "CONFLICT", "DATABASE"]);

const secondsSince = (began: number) => (performance.now() - began) / 1000;

/** An attempt that this runner has begun. */
interface Attempt {
  readonly stage: Stage;
  readonly number: number;
  readonly writer: AttemptWriter;
}

/** Does the shards that are left, and ends the stage. */
async function attemptStage(
  planned: PlannedStage,
  { stage, number, writer }: Attempt,
  context: RunnerContext,
): Promise<Stage> {
  const { db, lease, signal } = context;
  const { shards } = planned;
  const stageId = stage.id;
  const progress = new ProgressRecorder(db, { stageId, experimentId: lease.experimentId });
  const report: StageContext["report"] = (p) => {
    progress.add(p);
    writer.touch();
    context.report(p);
  };
  const log: StageContext["log"] = (level, text) => writer.add(level, text);
  const work: StageContext = {
    ...context,
    ...{ report, log, stage },
    upstream: (hash) => findStageByHash(db, hash),
  };
  const began = performance.now();
  try {
    const finished = new Set((await completedShards(db, stageId)).map(({ index }) => index));
    log("info", `Attempt ${number} at ${planned.kind}: ${finished.size} of ${shards} shards are done.`);
    for (let index = 0; index < shards; index++) {
      if (finished.has(index)) continue;
      signal.throwIfAborted();
      const shardBegan = performance.now();
      const result = await workOn(planned, index, work);
      await progress.settle();
      const seconds = secondsSince(shardBegan);
      await completeShard(db, { stageId, index, lease, attempt: number, seconds, ...result });
      log("info", `Shard ${index + 1} of ${shards} is stored; it took ${seconds.toFixed(1)} s.`);
    }
    const outputs = (await completedShards(db, stageId)).map(({ output }) => output);
    const output = outputs.length === 1 ? outputs[0] : { shards: outputs };
    log("info", `The stage is done; this attempt took ${secondsSince(began).toFixed(1)} s.`);
    await writer.settle();
    return await completeStage(db, { stageId, lease, output, attempt: number });
  } finally {
    await progress.settle();
  }
}

/** What ended an attempt, in one line: the error, and what caused it. */
function describe(error: unknown): string {
  const [said, cause] = error instanceof Error ? [error.message, error.cause] : [String(error), undefined];
  return cause instanceof Error && !said.includes(cause.message) ? `${said} (${cause.message})` : said;
}

/** Writes down what ended an attempt. That must not be hidden by a database that is away. */
async function recordFailure(
  context: RunnerContext,
  { stage, number, writer }: Attempt,
  thrown: unknown,
): Promise<void> {
  const { db, signal } = context;
  // What fired the signal is why the work ended, whatever the work made of it.
  const error: unknown = signal.aborted ? signal.reason : thrown;
  const known = error instanceof AppError ? error : new AppError("INTERNAL", describe(error));
  const stopped = known.code === "CANCELLED";
  writer.add(stopped ? "warn" : "error", `${known.code}: ${describe(error)}`);
  await writer.settle();
  // Whoever took the lease over has ended the attempt; with the database away, the next runner will.
  if (["CONFLICT", "DATABASE"].includes(known.code)) return;
  const key = { stageId: stage.id, number };
  await endAttempt(db, key, { outcome: stopped ? "stopped" : "failed", error: known }).catch(() => {});
}

/**
 * Does what is left of a stage: shards that are stored already are not done again. A stage that is done is returned as it is.
 * Whatever stops the work is thrown, and stands with the attempt; if the work itself failed, the stage has failed too.
 */
export async function runStage(planned: PlannedStage, context: RunnerContext): Promise<Stage> {
  const { db, lease } = context;
  const { kind, hash: inputHash, inputs, shards } = planned;
  const stage = await ensureStage(db, { inputHash, kind, inputs, expected: shards });
  if (stage.status === "done") return stage;
  const stageId = stage.id;
  const number = await beginStage(db, { stageId, lease });
  const attempt = { stage, number, writer: new AttemptWriter(db, { stageId, number }) };
  try {
    return await attemptStage(planned, attempt, context);
  } catch (error) {
    await recordFailure(context, attempt, error);
    if (error instanceof AppError && !notTheWork.has(error.code)) await failStage(db, { stageId, error });
    throw error;
  }
}
