import { hashJson, listCheckpoints, saveCheckpoint } from "@dreambooth-dpo/db";
import {
  type Device,
  type LearningRateSchedule,
  learningRateAt,
  type StepResult,
  type Trainer,
} from "../../engine/index.ts";
import { type Tensor, toNumbers } from "../../tensor/index.ts";
import { MetricRecorder } from "./record-metrics.ts";
import type { ShardResult, StageContext } from "./stage-context.ts";
import { restoreState, storeState, storeWeights } from "./training-files.ts";

/** A training as its loop sees it. */
export interface Training {
  readonly program: Parameters<Device["trainer"]>[0];
  readonly steps: number;
  readonly schedule: LearningRateSchedule;
  /** Steps after which the weights are kept, beside the last. */
  readonly keepAt: readonly number[];
  readonly imagesPerStep: number;
  /** The micro-batches of a step; depends on the step alone. */
  batch(step: number): Promise<Record<string, Tensor>[]>;
}

/** How much work a kill may cost. */
const stateIntervalMs = 60_000;

function meanOutputs({ outputs }: StepResult): Record<string, number> {
  const names = Object.keys(outputs[0] ?? {});
  const mean = (name: string) =>
    outputs.reduce((sum, part) => sum + toNumbers(part[name]!)[0]!, 0) / outputs.length;
  return Object.fromEntries(names.map((name) => [name, mean(name)]));
}

async function resume(trainer: Trainer, { db, stage, log }: StageContext): Promise<number> {
  const last = (await listCheckpoints(db, { stageId: stage.id, role: "resume" })).at(-1);
  if (!last) return 0;
  await restoreState(db, trainer, last.sha256);
  log("info", `Goes on from the state stored after step ${last.step}.`);
  return last.step;
}

/** How many lines a training's log has of its steps. */
const stepLines = 20;

/** Says how a training goes, now and then and at its last step. */
function sayStep(
  { log }: StageContext,
  { steps }: Training,
  step: number,
  { loss, gradientNorm }: StepResult,
  speed: number,
): void {
  if (step !== steps && step % Math.ceil(steps / stepLines) !== 0) return;
  const figures = `loss ${loss.toPrecision(4)}, gradient norm ${gradientNorm.toPrecision(3)}`;
  log("info", `Step ${step} of ${steps}: ${figures}, ${speed.toPrecision(3)} images/s.`);
}

/**
 * Trains to the end, or from the last stored state on; the result does not depend on where it was stopped. Weights are
 * kept at the asked steps and the last; a state to resume from is stored every minute and when the work is cancelled.
 */
export async function runTraining(training: Training, context: StageContext): Promise<ShardResult> {
  const { db, stage, lease, signal, report, log } = context;
  const { steps, schedule, imagesPerStep } = training;
  const trainer = await context.workbench().device.trainer(training.program);
  const metrics = new MetricRecorder(db, stage.id);
  const keepAt = new Set([...training.keepAt, steps]);
  let stored = 0;
  try {
    let step = await resume(trainer, context);
    stored = step;
    let storedAt = performance.now();
    const save = async () => {
      const checkpoint = await storeState(db, trainer, step);
      await saveCheckpoint(db, { stageId: stage.id, lease, checkpoint });
      stored = step;
      storedAt = performance.now();
      log("info", `The state after step ${step} is stored.`);
    };
    while (step < steps) {
      if (signal.aborted) {
        if (step > stored) await save();
        signal.throwIfAborted();
      }
      const began = performance.now();
      const learningRate = learningRateAt(schedule, step);
      const result = await trainer.step(await training.batch(step), learningRate);
      step += 1;
      const speed = (1000 * imagesPerStep) / (performance.now() - began);
      await metrics.add(step, {
        loss: result.loss,
        gradient_norm: result.gradientNorm,
        learning_rate: learningRate,
        images_per_second: speed,
        ...meanOutputs(result),
      });
      sayStep(context, training, step, result, speed);
      report({ done: step, total: steps, unit: "steps" });
      if (keepAt.has(step)) {
        const checkpoint = await storeWeights(db, trainer, step);
        await saveCheckpoint(db, { stageId: stage.id, lease, checkpoint });
        log("info", `The weights after step ${step} are kept (${checkpoint.bytes} bytes).`);
      } else if (performance.now() - storedAt > stateIntervalMs) await save();
    }
    await metrics.close();
  } finally {
    await trainer.release();
  }
  const kept = await listCheckpoints(db, { stageId: stage.id, role: "weights" });
  const weights = kept.map(({ step, sha256 }) => ({ step, sha256 }));
  return { resultSha256: hashJson(weights), output: { steps, weights } };
}
