import { presetConfiguration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { createConfiguredExperiment, type Experiment, saveConcept } from "../queries/index.ts";

let made = 0;

/** Stores an experiment on a dog with the variants TS and IS in two rounds, under a name of its own. */
export async function storeExperiment(
  db: Database,
  status: "draft" | "queued" = "draft",
): Promise<Experiment> {
  const dog = { name: "dog", className: "dog", kind: "live", contentHash: "d".repeat(64) } as const;
  const concepts = [await saveConcept(db, { ...dog, images: [] })];
  const variants = (["TS", "IS"] as const).map((name) => ({
    name,
    selection: { kind: "window", window: name },
  }));
  const configuration = presetConfiguration("demo", {
    name: `experiment-${++made}`,
    concepts: ["dog"],
    variants,
    dpo: { rounds: 2 },
  });
  return createConfiguredExperiment(db, { configuration, concepts, pack: "micro", preset: "demo", status });
}
