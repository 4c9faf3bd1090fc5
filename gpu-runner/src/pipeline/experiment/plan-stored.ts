import {
  type Concept,
  type Database,
  type Experiment,
  listConcepts,
  type Run,
  type RunConfiguration,
} from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import {
  type ImportedRun,
  type Plan,
  type PlannedConcept,
  type PlannedRun,
  planExperiment,
  planImport,
} from "../plan/index.ts";
import type { ImportedImages } from "./import-experiment.ts";
import type { ResolvedPack } from "./resolve-pack.ts";
import { resolvePrompts, storedPrompts } from "./resolve-prompts.ts";

type Runtime = Pick<DeviceInfo, "provider" | "onnxruntime" | "threads">;

/** A stored experiment as a plan, on the device that will do it. */
export async function planStored(
  db: Database,
  experiment: Experiment,
  pack: ResolvedPack,
  { provider, onnxruntime, threads }: Runtime,
): Promise<Plan> {
  const byId = new Map<string, Concept>((await listConcepts(db)).map((concept) => [concept.id, concept]));
  const nameOf = ({ conceptId }: Run) => byId.get(conceptId)!.name;
  const concepts = new Map<string, PlannedConcept>(
    experiment.runs.map(({ conceptId }) => {
      const { name, className, kind, contentHash } = byId.get(conceptId)!;
      return [name, { name, className, kind, contentHash }];
    }),
  );
  const { configuration } = experiment;
  const context = {
    pack: pack.hash,
    judges: pack.judges,
    runtime: { provider, onnxruntime, threads },
    concepts,
  };
  if ("kind" in configuration) {
    const imported = experiment.runs.map((run): ImportedRun => {
      const { images } = run.configuration as ImportedImages;
      return { id: run.id, concept: nameOf(run), variant: run.variant, images };
    });
    return planImport(imported, configuration.baseline, context);
  }
  const runs = experiment.runs.map((run): PlannedRun => {
    const { selections } = run.configuration as RunConfiguration;
    const { id, variant, seed, forkRound } = run;
    const fork = forkRound ? { firstRound: forkRound } : {};
    return { id, concept: nameOf(run), variant, seed, selections, ...fork };
  });
  const kinds = [...new Set([...concepts.values()].map(({ kind }) => kind))];
  const { suites, samplingPrompts } = resolvePrompts(
    pack.folder,
    configuration,
    kinds,
    await storedPrompts(db, configuration, experiment.id),
  );
  return planExperiment(configuration, runs, { ...context, suites, samplingPrompts });
}
