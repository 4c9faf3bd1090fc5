import type { ConfigurationDifference } from "@dreambooth-dpo/db/comparison";
import { builder } from "../core/index.ts";
import { Run } from "../experiments/index.ts";

const SettingType = builder.objectRef<ConfigurationDifference["values"][number]>("SettingValue").implement({
  description: "What a setting is for one run.",
  fields: (t) => ({
    run: t.field({ type: Run, description: "The run.", resolve: ({ id }) => id }),
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "The value; null where the run has no such setting.",
      resolve: ({ value }) => value ?? null,
    }),
  }),
});

/** A setting that is not the same for some runs. */
export const DifferenceType = builder
  .objectRef<ConfigurationDifference>("ConfigurationDifference")
  .implement({
    description: "A setting that is not the same for all.",
    fields: (t) => ({
      path: t.exposeString("path", {
        description: "Where it stands, such as dpo.beta or selections[0].window.c1.",
      }),
      values: t.field({
        type: [SettingType],
        description: "What it is for each run, in the order asked.",
        resolve: ({ values }) => [...values],
      }),
    }),
  });
