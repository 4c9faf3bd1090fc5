import {
  createConfiguredExperiment,
  type Database,
  type Experiment,
  ensureStage,
  hashJson,
  linkStage,
  saveConcept,
} from "@dreambooth-dpo/db";
import { presetConfiguration } from "@dreambooth-dpo/db/contract";

/** An experiment as the portal stores it, and a training stage of its first variant. */
export interface StoredExperiment {
  readonly experiment: Experiment;
  readonly runId: string;
  readonly stageId: string;
}

/** Stores an experiment on a dog with the variants TS and IS in two rounds. */
export async function storeExperiment(db: Database, name: string): Promise<StoredExperiment> {
  const dog = { name: "dog", className: "dog", kind: "live", contentHash: "d".repeat(64) } as const;
  const concepts = [await saveConcept(db, { ...dog, images: [] })];
  const variants = (["TS", "IS"] as const).map((variant) => ({
    name: variant,
    selection: { kind: "window", window: variant },
  }));
  const configuration = presetConfiguration("demo", {
    name,
    concepts: ["dog"],
    variants,
    dpo: { rounds: 2 },
  });
  const experiment = await createConfiguredExperiment(db, {
    ...{ configuration, concepts, pack: "micro", preset: "demo", status: "draft" },
  });
  const { id: runId } = experiment.runs.find(({ variant }) => variant === "TS")!;
  const stage = { inputHash: hashJson(name), kind: "train", inputs: {}, expected: 1 };
  const { id: stageId } = await ensureStage(db, stage);
  await linkStage(db, { runId, round: 1, ...stage });
  return { experiment, runId, stageId };
}
