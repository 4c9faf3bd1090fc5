import type { Configuration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { hashJson } from "../hash-json.ts";
import type { Concept } from "./concepts.ts";
import { createExperiment, type Experiment } from "./experiments.ts";

/** What of an experiment's configuration is a run's own. */
export interface RunConfiguration {
  /** The selection of every round; none for the baseline. */
  readonly selections: readonly Configuration["variants"][number]["selection"][];
}

function runsOf(configuration: Configuration, concepts: readonly Concept[]) {
  const { variants, dpo, seed } = configuration;
  const all = [
    { variant: "baseline", selections: [] },
    ...variants.map(({ name, selection }) => ({
      variant: name,
      selections: new Array<typeof selection>(dpo.rounds).fill(selection),
    })),
  ];
  return concepts.flatMap(({ id }) =>
    all.map(({ variant, selections }) => {
      const own: RunConfiguration = { selections };
      return { conceptId: id, variant, seed, configuration: own };
    }),
  );
}

export interface ConfiguredExperiment {
  readonly configuration: Configuration;
  /** The configuration's concepts, in its order. */
  readonly concepts: readonly Concept[];
  /** Opens the name of an experiment whose configuration gives none. */
  readonly pack: string;
  readonly preset?: string;
  /** "draft" until somebody starts it; "queued" by default. */
  readonly status?: "draft" | "queued";
}

/**
 * Stores an experiment with a run for the baseline and each variant of each concept. The same configuration under the same
 * name is the experiment that exists; CONFLICT for another under a taken name.
 */
export async function createConfiguredExperiment(
  db: Database,
  { configuration, concepts, pack, preset, status }: ConfiguredExperiment,
): Promise<Experiment> {
  const configurationHash = hashJson(configuration);
  const name =
    configuration.name ??
    [preset ?? pack, ...configuration.concepts.slice(0, 3), configurationHash.slice(0, 6)].join("-");
  return createExperiment(db, {
    name,
    ...(preset === undefined ? {} : { preset }),
    ...(status === undefined ? {} : { status }),
    configuration,
    configurationHash,
    runs: runsOf(configuration, concepts),
  });
}
