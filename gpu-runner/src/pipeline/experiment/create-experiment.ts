import {
  type Concept,
  type Database,
  type Experiment,
  savePack,
  savePromptSet,
  createExperiment as storeExperiment,
} from "@dreambooth-dpo/db";
import type { Configuration, PromptSet } from "@dreambooth-dpo/db/contract";
import { hashJson } from "../plan/index.ts";
import { ensureConcept } from "./add-concept.ts";
import { resolvePack } from "./resolve-pack.ts";
import { resolvePrompts } from "./resolve-prompts.ts";

/** What of an experiment's configuration is a run's own. */
export interface RunConfiguration {
  /** The selection of every round; none for the baseline. */
  readonly selections: readonly Configuration["variants"][number]["selection"][];
}

async function savePrompts(db: Database, set: PromptSet): Promise<void> {
  await savePromptSet(db, {
    name: set.name,
    hash: hashJson(set),
    prompts: set.prompts.map(({ template, ...details }, index) => ({ index, template, details })),
  });
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

/**
 * Stores an experiment with a run for the baseline and each variant of each concept, after checking all that it names: pack,
 * prompts, concepts. The same configuration under the same name is the experiment that exists.
 */
export async function createExperiment(
  db: Database,
  configuration: Configuration,
  options: { readonly preset?: string } = {},
): Promise<Experiment> {
  const pack = await resolvePack(configuration);
  const concepts: Concept[] = [];
  for (const name of configuration.concepts) concepts.push(await ensureConcept(db, name));
  const kinds = [...new Set(concepts.map(({ kind }) => kind))];
  const prompts = resolvePrompts(pack.folder, configuration, kinds);
  await savePack(db, { name: pack.name, hash: pack.hash, kind: "diffusion", path: pack.folder });
  for (const set of [prompts.training, ...prompts.evaluations]) await savePrompts(db, set);
  const configurationHash = hashJson(configuration);
  const { preset } = options;
  const name =
    configuration.name ??
    [preset ?? pack.name, ...configuration.concepts.slice(0, 3), configurationHash.slice(0, 6)].join("-");
  return storeExperiment(db, {
    name,
    ...(preset === undefined ? {} : { preset }),
    configuration,
    configurationHash,
    runs: runsOf(configuration, concepts),
  });
}
