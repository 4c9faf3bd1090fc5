import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { completedShards, type Database, findExperiment, listStages, openDatabase } from "@dreambooth-dpo/db";
import { type Configuration, parseConfiguration } from "@dreambooth-dpo/db/contract";
import { type Device, openDevice } from "../../engine/index.ts";
import { createExperiment, type ExperimentProgress, runExperiment } from "../experiment/index.ts";

/** A database of its own and a device, for tests that run experiments; dispose of it. */
export interface Laboratory {
  readonly folder: string;
  readonly db: Database;
  readonly device: Device;
  dispose(): Promise<void>;
}

export async function openLaboratory(device?: Device): Promise<Laboratory> {
  const folder = mkdtempSync(join(tmpdir(), "laboratory-"));
  const db = await openDatabase({ dataFolder: folder });
  const opened = device ?? (await openDevice({ provider: "cpu", threads: 2 }));
  return {
    folder,
    db,
    device: opened,
    dispose: async () => {
      if (!device) await opened.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The whole method on the bundled pack in seconds: a step or two of everything. */
export function smallConfiguration(changes: Readonly<Record<string, unknown>> = {}): Configuration {
  return parseConfiguration({
    concepts: ["dog"],
    pack: "micro",
    personalisation: { steps: 2, learningRate: 1e-4, batchSize: 2, checkpoints: [1] },
    generation: { scheduler: "ddim", steps: 2, guidanceScale: 3 },
    sampling: { prompts: 2, imagesPerPrompt: 4 },
    variants: [{ name: "TS", selection: { kind: "window", window: "TS" } }],
    dpo: { learningRate: 1e-5, batchSize: 2, microBatch: 2, epochs: 1, rounds: 1 },
    evaluation: { imagesPerPrompt: 2, prompts: 2, bootstrapSamples: 100 },
    ...changes,
  });
}

/** Creates and runs an experiment; returns which stages were worked on, in order. */
export async function run(
  { db, device }: Pick<Laboratory, "db" | "device">,
  configuration: Configuration,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (p: ExperimentProgress) => void } = {},
): Promise<{ id: string; worked: string[]; reused: string[] }> {
  const { id } = await createExperiment(db, configuration);
  return { id, ...(await rerun({ db, device }, id, options)) };
}

/** Runs a stored experiment; returns which stages were worked on and which had been done before. */
export async function rerun(
  { db, device }: Pick<Laboratory, "db" | "device">,
  id: string,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (p: ExperimentProgress) => void } = {},
): Promise<{ worked: string[]; reused: string[] }> {
  const worked = new Set<string>();
  const reused = new Set<string>();
  await runExperiment(db, id, {
    device,
    ...(options.signal ? { signal: options.signal } : {}),
    onProgress: (p) => {
      (p.reused ? reused : worked).add(`${p.kind} ${p.round} ${p.variants.join("+")}`);
      options.onProgress?.(p);
    },
  });
  return { worked: [...worked], reused: [...reused] };
}

/** The results of all shards of an experiment's stages, by stage: equal for equal work. */
export async function resultsOf(db: Database, experiment: string): Promise<Record<string, string[]>> {
  const results: Record<string, string[]> = {};
  for (const { id } of (await findExperiment(db, experiment)).runs)
    for (const stage of await listStages(db, id))
      results[`${stage.kind} ${stage.inputHash}`] = (await completedShards(db, stage.id)).map(
        ({ resultSha256 }) => resultSha256,
      );
  return results;
}
