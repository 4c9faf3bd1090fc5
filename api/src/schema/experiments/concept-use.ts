import { type ConceptUse, usesOfConcepts } from "@dreambooth-dpo/db";
import { Concept } from "../catalogue/index.ts";
import { batched, builder } from "../core/index.ts";
import { Experiment } from "./experiment.ts";

const ConceptUseType = builder.objectRef<ConceptUse>("ConceptUse").implement({
  description: "What a concept has been used for.",
  fields: (t) => ({
    experiments: t.exposeInt("experiments", { description: "Experiments about it." }),
    runs: t.exposeInt("runs", { description: "Runs about it." }),
    latest: t.field({
      type: [Experiment],
      description: "The newest experiments about it, at most 5, newest first.",
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ latest }) => [...latest],
    }),
  }),
});

const uses = batched<null, ConceptUse>(
  (ids, _, { db }) => usesOfConcepts(db, ids),
  () => ({ experiments: 0, runs: 0, latest: [] }),
);

builder.objectField(Concept, "usedBy", (t) =>
  t.field({
    type: ConceptUseType,
    description: "What it has been used for.",
    complexity: 2,
    resolve: ({ id }, _, services) => uses(id, null, services),
  }),
);
