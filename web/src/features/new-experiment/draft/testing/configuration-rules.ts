import { configurationSchema } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import type { Rules } from "../draft.ts";
import { type JsonSchema, rulesOf } from "../json-schema.ts";

/** The rules of the fields, from the JSON Schema that the API answers. */
export const configurationRules = (): Rules =>
  rulesOf(z.toJSONSchema(configurationSchema, { io: "input" }) as JsonSchema);
