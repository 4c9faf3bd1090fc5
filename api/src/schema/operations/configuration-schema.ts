import { configurationSchema } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import { builder } from "../core/index.ts";

builder.queryField("configurationSchema", (t) =>
  t.field({
    type: "JSON",
    description:
      "JSON Schema of an experiment's configuration: every field with its default and bounds. What createExperiment checks against.",
    resolve: () => z.toJSONSchema(configurationSchema, { io: "input", unrepresentable: "any" }),
  }),
);
