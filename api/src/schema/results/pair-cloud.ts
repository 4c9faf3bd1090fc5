import { cloudLimit, type PairCloud, pairCloudsOfRuns } from "@dreambooth-dpo/db";
import { batched, builder } from "../core/index.ts";
import { Run } from "../experiments/index.ts";

// A list of typed numbers would be completed one by one: a quarter of a second for one cloud.
const PairCloudType = builder.objectRef<PairCloud>("PairCloud").implement({
  description:
    "The candidate pairs of a selection for a scatter plot, as lists of equal length (each a JSON array of numbers), by number.",
  fields: (t) => ({
    total: t.exposeInt("total", { description: "Candidates in all." }),
    every: t.exposeInt("every", {
      description: `Every how many-th candidate is in it: 1, or more where there are more than ${cloudLimit}.`,
    }),
    indices: t.expose("indices", { type: "JSON", description: "Numbers in the selection, from 0." }),
    deltaTextSimilarities: t.expose("deltaTs", {
      type: "JSON",
      description: "Difference in TS of each, winner minus loser, raw cosine units, single precision.",
    }),
    deltaImageSimilarities: t.expose("deltaIs", {
      type: "JSON",
      description: "Difference in IS of each, winner minus loser, raw cosine units, single precision.",
    }),
    angles: t.expose("angles", {
      type: "JSON",
      description: "Angle of each, degrees, -180 to 180, single precision.",
    }),
    kept: t.expose("kept", { type: "JSON", description: "1 where it is trained on, else 0." }),
  }),
});

const clouds = batched<number, PairCloud | null>(
  (ids, round, { db }) => pairCloudsOfRuns(db, ids, round),
  () => null,
);

builder.objectField(Run, "pairCloud", (t) =>
  t.field({
    type: PairCloudType,
    nullable: true,
    description: `All candidate pairs of a round at once, at most ${cloudLimit}; null while there are none.`,
    args: { round: t.arg.int({ required: true, description: "Round of preference training, from 1." }) },
    complexity: 1000,
    resolve: ({ id }, { round }, services) => clouds(id, round, services),
  }),
);
