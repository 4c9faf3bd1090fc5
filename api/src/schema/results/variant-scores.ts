import { scoresOfExperiments } from "@dreambooth-dpo/db";
import type { VariantScore } from "@dreambooth-dpo/db/comparison";
import { batched, builder, StatisticType } from "../core/index.ts";
import { Experiment } from "../experiments/index.ts";

const VariantScoreType = builder.objectRef<VariantScore>("VariantScore").implement({
  description: "Where a variant stands by the published figures of its final checkpoints, over its concepts.",
  fields: (t) => ({
    variant: t.exposeString("variant", { description: "Which; baseline for personalisation alone." }),
    concepts: t.exposeInt("concepts", { description: "How many concepts it was measured on so far." }),
    imageSimilarity: t.expose("imageSimilarity", {
      type: StatisticType,
      description: "IS, raw cosine: mean over concepts; of a single one its published figure.",
    }),
    textSimilarity: t.expose("textSimilarity", {
      type: StatisticType,
      description: "TS, raw cosine: mean over concepts; of a single one its published figure.",
    }),
    imageSimilarityDelta: t.expose("imageSimilarityDelta", {
      type: StatisticType,
      nullable: true,
      description:
        "Paired difference to the baseline in IS with its bootstrap interval, over the concepts that both have; null for the baseline.",
    }),
    textSimilarityDelta: t.expose("textSimilarityDelta", {
      type: StatisticType,
      nullable: true,
      description:
        "Paired difference to the baseline in TS with its bootstrap interval, over the concepts that both have; null for the baseline.",
    }),
    onFrontier: t.exposeBoolean("onFrontier", {
      description: "Whether no other variant is at least as good in both TS and IS and better in one.",
    }),
    best: t.exposeBoolean("best", {
      description:
        "Whether the sum of its differences to the baseline in IS and TS is the greatest of all variants', and above 0.",
    }),
  }),
});

const scores = batched<string | null, readonly VariantScore[]>(
  (ids, suite, { db }) => scoresOfExperiments(db, ids, suite ?? undefined),
  () => [],
);

builder.objectField(Experiment, "scores", (t) =>
  t.field({
    type: [VariantScoreType],
    description:
      "Where its variants stand, in the order planned; those without published figures are missing.",
    args: {
      suite: t.arg.string({
        description: "Prompt set of the evaluation; the one each run was first evaluated on where left out.",
      }),
    },
    complexity: { field: 5, multiplier: 2 },
    resolve: async ({ id }, { suite }, services) => [...(await scores(id, suite ?? null, services))],
  }),
);

builder.objectField(Experiment, "bestVariant", (t) =>
  t.field({
    type: VariantScoreType,
    nullable: true,
    description:
      "The variant whose differences to the baseline in IS and TS have the greatest sum; null while none is above 0.",
    complexity: 5,
    resolve: async ({ id }, _, services) =>
      (await scores(id, null, services)).find(({ best }) => best) ?? null,
  }),
);
