import { type Concept, type Database, type Experiment, listConcepts } from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import { type Plan, type PlannedConcept, type PlannedRun, planExperiment } from "../plan/index.ts";
import type { RunConfiguration } from "./create-experiment.ts";
import type { ResolvedPack } from "./resolve-pack.ts";
import { resolvePrompts } from "./resolve-prompts.ts";

/** A stored experiment as a plan, on the device that will do it. */
export async function planStored(
  db: Database,
  experiment: Experiment,
  pack: ResolvedPack,
  { provider, onnxruntime, threads }: Pick<DeviceInfo, "provider" | "onnxruntime" | "threads">,
): Promise<Plan> {
  const byId = new Map<string, Concept>((await listConcepts(db)).map((concept) => [concept.id, concept]));
  const runs = experiment.runs.map((run): PlannedRun => {
    const { selections } = run.configuration as RunConfiguration;
    const { id, conceptId, variant, seed, forkRound } = run;
    const concept = byId.get(conceptId)!.name;
    return { id, concept, variant, seed, selections, ...(forkRound ? { firstRound: forkRound } : {}) };
  });
  const concepts = new Map<string, PlannedConcept>(
    experiment.runs.map(({ conceptId }) => {
      const { name, className, kind, contentHash } = byId.get(conceptId)!;
      return [name, { name, className, kind, contentHash }];
    }),
  );
  const kinds = [...new Set([...concepts.values()].map(({ kind }) => kind))];
  const prompts = resolvePrompts(pack.folder, experiment.configuration, kinds);
  return planExperiment(experiment.configuration, runs, {
    pack: pack.hash,
    judges: pack.judges,
    runtime: { provider, onnxruntime, threads },
    concepts,
    suites: prompts.suites,
    samplingPrompts: prompts.samplingPrompts,
  });
}
