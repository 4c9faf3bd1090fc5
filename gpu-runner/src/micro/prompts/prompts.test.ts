import { readFileSync } from "node:fs";
import { type PromptSet, parsePromptSet, subjectPlaceholder } from "@dreambooth-dpo/db/contract";
import { describe, expect, it } from "vitest";
import { assertDisjoint, loadPromptSet, promptsFor, promptText } from "../../datasets/index.ts";
import { attributes, evaluationScenery, maximumTokens, vocabulary, wardrobe } from "../data/index.ts";
import { promptFiles } from "./index.ts";

const committed = (name: string) =>
  readFileSync(new URL(`../../../packs/micro/prompts/${name}`, import.meta.url), "utf8");
const read = (name: string): PromptSet => parsePromptSet(JSON.parse(committed(name)), name);
const templates = (set: PromptSet) => set.prompts.map((p) => p.template);

describe("the micro pack's prompts", () => {
  it("are the committed ones", () => {
    for (const [name, text] of Object.entries(promptFiles())) expect(committed(name)).toBe(text);
  });

  it("are at least 300 to train on, 150 and more for either kind of subject", () => {
    const set = read("dpo.json");
    expect(set.prompts.length).toBeGreaterThanOrEqual(300);
    for (const kind of ["live", "object"] as const)
      expect(promptsFor(set, kind).length).toBeGreaterThanOrEqual(150);
  });

  it("have no evaluation prompt among those to train on", () => {
    const training = templates(read("dpo.json"));
    for (const set of [loadPromptSet("dreambench"), loadPromptSet("long"), read("long.json")])
      assertDisjoint(training, templates(set));
  });

  it("name no place, outfit or look of DreamBench when they are to train on", () => {
    const held = [
      ...Object.values(evaluationScenery).flatMap(({ phrases }) => phrases),
      ...Object.values(wardrobe).flatMap(({ evaluation, phrases }) => (evaluation ? phrases : [])),
      ...Object.values(attributes).flatMap(({ evaluation, word }) =>
        evaluation ? [`a ${word} ${subjectPlaceholder}`] : [],
      ),
    ];
    for (const template of templates(read("dpo.json")))
      expect(held.filter((phrase) => template.includes(phrase))).toEqual([]);
  });

  it("keep to the pack's words and length", () => {
    const words = new Set(vocabulary());
    for (const set of [read("dpo.json"), read("long.json"), loadPromptSet("dreambench")])
      for (const template of templates(set)) {
        const said = promptText(template, "sks", "stuffed animal").conditioning.toLowerCase().split(" ");
        expect(said.filter((word) => !words.has(word))).toEqual([]);
        expect(said.length).toBeLessThanOrEqual(maximumTokens - 2);
      }
  });
});
