import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Database, hashJson, savePack, savePromptSet } from "@dreambooth-dpo/db";
import type { PromptSet } from "@dreambooth-dpo/db/contract";
import { loadPromptSet } from "../../datasets/index.ts";
import { hashPack } from "../../models/index.ts";
import { ensureConcept } from "./add-concept.ts";
import { bundledPacks, bundledSubjects, packFolder } from "./bundled.ts";

/** Records the prompts of a set, so that they can be looked up. */
export async function recordPrompts(db: Database, set: PromptSet): Promise<void> {
  await savePromptSet(db, {
    name: set.name,
    hash: hashJson(set),
    purpose: set.purpose,
    source: set.source ?? null,
    prompts: set.prompts.map(({ template, ...details }, index) => ({ index, template, details })),
  });
}

/** Records a pack found at a folder with its model card. */
export async function recordPack(db: Database, folder: string, hash: string): Promise<void> {
  const card = join(folder, "MODEL_CARD.md");
  await savePack(db, {
    name: basename(folder),
    hash,
    kind: "diffusion",
    path: folder,
    card: existsSync(card) ? readFileSync(card, "utf8") : null,
  });
}

/** Makes the packs, subjects and prompts that come with the product known to the database, so that others can name them. */
export async function registerBundled(db: Database): Promise<void> {
  for (const { name } of bundledSubjects()) await ensureConcept(db, name);
  for (const name of bundledPacks()) {
    const folder = packFolder(name);
    await recordPack(db, folder, await hashPack(folder));
    for (const file of ["dpo.json", "long.json"]) {
      const own = join(folder, "prompts", file);
      if (existsSync(own)) await recordPrompts(db, loadPromptSet(own));
    }
  }
  await recordPrompts(db, loadPromptSet("dreambench"));
  await recordPrompts(db, loadPromptSet("long"));
}
