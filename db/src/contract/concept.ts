import type { z } from "zod";
import { fields, oneOf, slug, text } from "./fields.ts";

/** A subject to personalise: a name, its class noun, and whether live or object prompts fit it. */
export const conceptSchema = fields({
  name: slug("a concept's name"),
  className: text("the class noun, such as dog"),
  kind: oneOf(["live", "object"]),
});

export type Concept = z.output<typeof conceptSchema>;
