import { AppError, type ImportConfiguration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { hashJson } from "../hash-json.ts";
import { createExperiment, type Experiment } from "./experiments.ts";

/** An image made elsewhere, in the artifact store already. */
export interface ImportedImage {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** Counts the distinct prompts of its model from 0. */
  readonly promptIndex: number;
  readonly prompt: string;
  readonly sample: number;
  readonly seed: number;
}

/** Images of one model and concept: a run. */
export interface ImportedModel {
  readonly model: string;
  readonly conceptId: string;
  readonly images: readonly ImportedImage[];
}

/**
 * Stores images made elsewhere as an experiment with one run per model and concept, ready to be scored and compared. The
 * same images again are the experiment that exists. BAD_INPUT when the baseline is none of the models.
 */
export async function createImportedExperiment(
  db: Database,
  configuration: ImportConfiguration,
  models: readonly ImportedModel[],
  { status = "queued" }: { readonly status?: "draft" | "queued" } = {},
): Promise<Experiment> {
  const names = [...new Set(models.map(({ model }) => model))];
  const { baseline, concepts, name } = configuration;
  if (!names.includes(baseline)) throw AppError.badInput("baseline", baseline, `one of ${names.join(", ")}`);
  const runs = models.map(({ model, conceptId, images }) => ({
    conceptId,
    variant: model,
    seed: 0,
    configuration: { images },
  }));
  const configurationHash = hashJson([configuration, runs.map((run) => run.configuration)]);
  return createExperiment(db, {
    name: name ?? `import-${concepts[0]}-${configurationHash.slice(0, 6)}`,
    status,
    configuration,
    configurationHash,
    runs,
  });
}
