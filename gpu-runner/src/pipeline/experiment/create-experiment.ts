import { type Concept, createConfiguredExperiment, type Database, type Experiment } from "@dreambooth-dpo/db";
import type { Configuration } from "@dreambooth-dpo/db/contract";
import { ensureConcept } from "./add-concept.ts";
import { recordPack, recordPrompts } from "./register-bundled.ts";
import { resolvePack } from "./resolve-pack.ts";
import { resolvePrompts, storedPrompts } from "./resolve-prompts.ts";

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
  const stored = await storedPrompts(db, configuration);
  const prompts = resolvePrompts(pack.folder, configuration, kinds, stored);
  await recordPack(db, pack.folder, pack.hash);
  for (const set of [prompts.training, ...prompts.evaluations]) await recordPrompts(db, set);
  const { preset } = options;
  return createConfiguredExperiment(db, {
    configuration,
    concepts,
    pack: pack.name,
    ...(preset === undefined ? {} : { preset }),
  });
}
