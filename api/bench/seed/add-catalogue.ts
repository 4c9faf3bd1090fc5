import { moment } from "./copy-rows.ts";
import { hashOf, minute, rowId } from "./keys.ts";
import { conceptsOf } from "./plan-experiment.ts";
import { templates } from "./prompts.ts";
import { evaluationPrompts, wide } from "./sizes.ts";
import type { Tables } from "./tables.ts";

const imagesPerConcept = 5;

/** The hash of the judges' and the U-Net's files. */
export const packHash = hashOf("pack micro");

function addSharedRows({ modelPacks, promptSets, prompts }: Tables): void {
  const at = minute(0);
  modelPacks.add(rowId("pack", 0, at), "micro", "diffusion", packHash, "packs/micro", moment(at));
  const sets = [
    { name: "dreambench", purpose: "evaluation", count: evaluationPrompts },
    { name: "training", purpose: "training", count: wide.trainingPrompts },
  ];
  let position = 0;
  for (const [number, { name, purpose, count }] of sets.entries()) {
    const id = rowId("promptSet", number, at);
    promptSets.add(id, name, hashOf(`prompt set ${name}`), purpose, moment(at));
    for (const [i, template] of templates(count).entries())
      prompts.add(rowId("prompt", position++, at), id, i, template);
  }
}

/** The concepts of a unit; with the first unit also the pack and the prompt sets. */
export function addCatalogue(tables: Tables, unit: number): void {
  if (unit === 0) addSharedRows(tables);
  for (const { id, number, name, className, at } of conceptsOf(unit)) {
    const kind = className === "dog" ? "live" : "object";
    tables.concepts.add(id, name, className, kind, hashOf(`concept ${name}`), moment(at));
    for (let i = 0; i < imagesPerConcept; i++) {
      const image = number * imagesPerConcept + i;
      const sha256 = hashOf(`reference ${image}`);
      tables.conceptImages.add(rowId("conceptImage", image, at), id, i, `${i}.png`, sha256, 256, 256);
    }
  }
}
