import { type Database, findExperiment } from "@dreambooth-dpo/db";
import { AppError, type Configuration, parseConfiguration } from "@dreambooth-dpo/db/contract";
import type { Device } from "../../engine/index.ts";
import { holdExperiment } from "../ledger/index.ts";
import { bootstrapOf, compareExperiment, type SuiteComparison } from "../results/index.ts";
import { planStored } from "./plan-stored.ts";
import { resolvePack } from "./resolve-pack.ts";
import { type RunOptions, runPlan } from "./run-experiment.ts";

export interface EvaluateOptions extends RunOptions {
  readonly device: Device;
  /** Checkpoints to evaluate by name ("baseline", "baseline step 50", "TS round 1"); all by default. */
  readonly checkpoints?: readonly string[];
  /** Fields of the protocol in place of the experiment's own. */
  readonly protocol?: Partial<Configuration["evaluation"]>;
}

/**
 * Evaluates any of an experiment's checkpoints by its protocol or another, and compares them with the baseline. Images and
 * scores that exist are not made again; the experiment's own published figures stay as they are.
 */
export async function evaluateExperiment(
  db: Database,
  idOrName: string,
  options: EvaluateOptions,
): Promise<SuiteComparison[]> {
  const stored = await findExperiment(db, idOrName);
  const own = stored.configuration;
  const { checkpoints, protocol = {}, device, signal } = options;
  const configuration =
    "kind" in own ? own : parseConfiguration({ ...own, evaluation: { ...own.evaluation, ...protocol } });
  const experiment = { ...stored, configuration };
  const pack = await resolvePack(configuration);
  const plan = await planStored(db, experiment, pack, device.info);
  const names = [...new Set(plan.evaluations.map((e) => e.checkpoint))];
  for (const name of checkpoints ?? [])
    if (!names.includes(name)) throw AppError.badInput("checkpoint", name, `one of ${names.join(", ")}`);
  const wanted = new Set(checkpoints ? ["baseline", ...checkpoints] : names);
  const evaluations = plan.evaluations.filter((e) => wanted.has(e.checkpoint));
  const dropped = new Set(
    plan.evaluations
      .filter((e) => !evaluations.includes(e))
      .flatMap((e) => [e.images, ...e.scores.map((s) => s.hash)]),
  );
  for (const e of evaluations)
    for (const hash of [e.images, ...e.scores.map((s) => s.hash)]) dropped.delete(hash);
  const needed = { ...plan, evaluations, stages: plan.stages.filter(({ hash }) => !dropped.has(hash)) };
  await holdExperiment(db, experiment.id, signal, async (lease, held) => {
    try {
      await runPlan(db, experiment, needed, pack, options, { lease, signal: held });
    } catch (thrown) {
      throw held.aborted ? held.reason : thrown;
    }
  });
  return compareExperiment(db, evaluations, "baseline", bootstrapOf(experiment));
}
