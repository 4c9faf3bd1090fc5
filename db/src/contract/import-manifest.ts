import { z } from "zod";
import { fields, slug, text } from "./fields.ts";
import { parseInput } from "./parse-input.ts";

const error = "a whole number of at least 0";
const count = z.union(
  [z.int({ error }).gte(0, { error }), z.string().regex(/^\d+$/, { error }).transform(Number)],
  { error },
);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((v) => (v === "" ? undefined : v), schema.optional());

/**
 * One row of the manifest of images made elsewhere (CSV with a header, or JSONL): file relative to the manifest,
 * prompt with the subject written as its class, or as `{token} {class}`.
 */
export const importRowSchema = fields({
  file: text("an image path relative to the manifest").refine(
    (f) => !/^([/\\]|[A-Za-z]:)/.test(f) && !f.split(/[/\\]/).includes(".."),
    { error: "a path inside the manifest's folder" },
  ),
  prompt: text("the prompt the image was made of"),
  seed: optional(count),
  /** Which image of the prompt it is; counted from 0. */
  sample: optional(count),
  concept: optional(slug("a concept's name")),
  /** Checkpoint or variant that made it; rows of one model form one run. */
  model: optional(slug("a model's name")),
});

export type ImportRow = z.output<typeof importRowSchema>;

/** Checks one manifest row; `where` ("manifest.csv line 3") opens the error. Throws AppError BAD_INPUT. */
export function parseImportRow(value: unknown, where: string): ImportRow {
  return parseInput(importRowSchema, value, where);
}
