import { z } from "zod";
import { fields, oneOf, slug, text } from "./fields.ts";
import { parseInput } from "./parse-input.ts";

/** Where the subject stands in a prompt template: `{token} {class}`. */
export const subjectPlaceholder = "{token} {class}";

const template = text("a prompt text").refine((t) => t.split(subjectPlaceholder).length === 2, {
  error: `a prompt with "${subjectPlaceholder}" exactly once`,
});

/** What a prompt changes; the paper's five categories, plus captions of photographs. */
export const promptCategories = [
  "background",
  "attribute",
  "outfit",
  "style",
  "position",
  "appearance",
  "caption",
  "long",
] as const;

const prompt = fields({
  template,
  /** Subjects it is meant for. */
  subjects: oneOf(["live", "object", "any"]).default("any"),
  category: oneOf(promptCategories).optional(),
});

/** A named set of prompt templates: the JSON format of `--prompts FILE`. */
export const promptSetSchema = fields({
  name: slug("a prompt set's name"),
  source: text("where the prompts come from").optional(),
  purpose: oneOf(["training", "evaluation"]),
  prompts: z.array(prompt, { error: "a list of prompts" }).min(1, { error: "at least one prompt" }),
}).refine((s) => new Set(s.prompts.map((p) => `${p.subjects}\n${p.template}`)).size === s.prompts.length, {
  error: "each prompt once",
  path: ["prompts"],
});

export type PromptSet = z.output<typeof promptSetSchema>;
export type Prompt = PromptSet["prompts"][number];

/** Names that always mean the product's own sets. */
export const reservedPromptSets = ["pack", "dreambench", "long"] as const;

/** Checks a prompt set; `source` (a file name) opens the field names of errors. Throws AppError BAD_INPUT. */
export function parsePromptSet(value: unknown, source = ""): PromptSet {
  return parseInput(promptSetSchema, value, source);
}
