import {
  type Database,
  type Experiment,
  ensureStage,
  findExperiment,
  linkStage,
  setRunStatus,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Device } from "../../engine/index.ts";
import { type RunnerContext, runStage } from "../ledger/index.ts";
import type { Plan, PlannedStage } from "../plan/index.ts";
import { publishResults } from "../results/index.ts";
import { openJudges, openWorkbench, type Workbench } from "../workbench/index.ts";
import { loadWeights } from "./load-weights.ts";
import { planStored } from "./plan-stored.ts";
import { type ResolvedPack, resolvePack } from "./resolve-pack.ts";
import { type Held, takeExperiment } from "./take-experiment.ts";

/** How far an experiment is. */
export interface ExperimentProgress {
  /** The stage that is worked on, counted from 1, of how many. */
  readonly stage: number;
  readonly stages: number;
  readonly kind: PlannedStage["kind"];
  readonly round: number;
  /** Variants that need it. */
  readonly variants: readonly string[];
  readonly concept: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  /** Whether it had been done before. */
  readonly reused: boolean;
}

export interface RunOptions {
  readonly device: Device;
  readonly signal?: AbortSignal;
  readonly batchSize?: number;
  readonly onProgress?: (progress: ExperimentProgress) => void;
}

/** Failures of one run's work that say nothing about the others'. */
const ownFailures: ReadonlySet<string> = new Set(["EMPTY_SELECTION", "DIVERGED"]);

async function recordPlan(db: Database, plan: Plan): Promise<void> {
  for (const { hash, kind, inputs, shards } of plan.stages)
    await ensureStage(db, { inputHash: hash, kind, inputs, expected: shards });
  for (const { runId, round, kind, hash } of plan.uses)
    await linkStage(db, { runId, round, kind, inputHash: hash });
}

/** Does every stage in order. A run whose own work fails is left, the others go on; returns the failures by run. */
async function runStages(
  experiment: Experiment,
  plan: Plan,
  context: Omit<RunnerContext, "report">,
  onProgress: RunOptions["onProgress"],
): Promise<ReadonlyMap<string, AppError>> {
  const failures = new Map<string, AppError>();
  const variantOf = new Map(experiment.runs.map(({ id, variant }) => [id, variant]));
  for (const [index, planned] of plan.stages.entries()) {
    const uses = plan.uses.filter(({ hash, runId }) => hash === planned.hash && !failures.has(runId));
    if (uses.length === 0) continue;
    const about = {
      stage: index + 1,
      stages: plan.stages.length,
      kind: planned.kind,
      round: uses[0]!.round,
      variants: [...new Set(uses.map(({ runId }) => variantOf.get(runId)!))],
      concept: planned.inputs.concept,
    };
    let worked = false;
    const report: RunnerContext["report"] = (progress) => {
      worked = true;
      onProgress?.({ ...about, ...progress, reused: false });
    };
    try {
      await runStage(planned, { ...context, report });
      if (!worked) onProgress?.({ ...about, done: 1, total: 1, unit: "stages", reused: true });
    } catch (error) {
      if (!(error instanceof AppError) || !ownFailures.has(error.code)) throw error;
      for (const { runId } of uses) {
        failures.set(runId, error);
        await setRunStatus(context.db, runId, "failed", { error });
      }
    }
  }
  return failures;
}

function workbenchOf(db: Database, { pack, folder }: ResolvedPack, device: Device): () => Workbench {
  let opened: Workbench | undefined;
  return () => {
    if (!pack) throw new AppError("NOT_FOUND", `${folder} is no model pack that images could be made with.`);
    opened ??= openWorkbench({ device, pack, loadWeights: (link) => loadWeights(db, link) });
    return opened;
  };
}

/** Does every stage of a plan that is not done yet; returns the failures that concern one run alone. */
export function runPlan(
  db: Database,
  experiment: Experiment,
  plan: Plan,
  pack: ResolvedPack,
  { device, batchSize, onProgress }: RunOptions,
  held: Held,
): Promise<ReadonlyMap<string, AppError>> {
  const context = {
    db,
    ...held,
    workbench: workbenchOf(db, pack, device),
    judge: openJudges(device, pack.judgeFolders),
    ...(batchSize === undefined ? {} : { batchSize }),
  };
  return runStages(experiment, plan, context, onProgress);
}

/** Does what is left of an experiment that is held, and stores its results and the manifest of each run. */
export async function finishExperiment(
  db: Database,
  experiment: Experiment,
  options: RunOptions,
  held: Held,
): Promise<void> {
  const device = options.device.info;
  const pack = await resolvePack(experiment.configuration);
  const plan = await planStored(db, experiment, pack, device);
  await recordPlan(db, plan);
  const failures = await runPlan(db, experiment, plan, pack, options, held);
  await publishResults(db, { experiment, plan, pack, device, failed: new Set(failures.keys()) });
  const [first] = failures.values();
  if (first) throw first;
}

/**
 * Runs a stored experiment to its end, or on from where it was stopped: only what is not stored yet is done. Its results
 * and the manifest of each run are stored at the end, as is what ended it otherwise. CONFLICT when another runner holds it;
 * CANCELLED when it is stopped.
 */
export async function runExperiment(
  db: Database,
  idOrName: string,
  options: RunOptions,
): Promise<Experiment> {
  const { id } = await findExperiment(db, idOrName);
  const { signal } = options;
  await takeExperiment(db, id, signal ? { signal } : {}, (experiment, held) =>
    finishExperiment(db, experiment, options, held),
  );
  return findExperiment(db, id);
}
