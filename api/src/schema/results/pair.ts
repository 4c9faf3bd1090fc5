import { type ImageRow, imagesByRef, type PairRow, pairId, pairsById, stageRef } from "@dreambooth-dpo/db";
import { batched, builder, type Services } from "../core/index.ts";
import { Stage } from "../experiments/index.ts";
import { Image } from "./image.ts";

export const Pair = builder.loadableNodeRef("Pair", {
  id: { resolve: (pair: PairRow) => pairId(pair) },
  load: (ids: string[], { db }) => pairsById(db, ids),
  sort: (pair) => pairId(pair),
});

const images = batched<null, ImageRow | null>(
  (refs, _, { db }) => imagesByRef(db, refs),
  () => null,
);

async function imageOf(pair: PairRow, key: "winnerKey" | "loserKey", services: Services): Promise<ImageRow> {
  const image = await images(stageRef(pair.imageStageId, pair[key]), null, services);
  if (!image) throw new Error(`There is no image ${pair[key]} of the stage ${pair.imageStageId}.`);
  return image;
}

builder.objectType(Pair, {
  description: "Two images of a prompt as a candidate for preference training: kept by a selection, or not.",
  fields: (t) => ({
    index: t.exposeInt("index", { description: "Number in its selection, from 0." }),
    stage: t.field({
      type: Stage,
      description: "The selection that it is a candidate of.",
      resolve: ({ stageId }) => stageId,
    }),
    prompt: t.string({
      description: "Prompt of both images, as the model saw it.",
      resolve: async (pair, _, services) => (await imageOf(pair, "winnerKey", services)).promptText,
    }),
    promptIndex: t.exposeInt("promptIndex", {
      description: "Place of the prompt among the images', from 0.",
    }),
    winner: t.field({
      type: Image,
      description: "The image that is to be preferred.",
      resolve: (pair, _, services) => imageOf(pair, "winnerKey", services),
    }),
    loser: t.field({
      type: Image,
      description: "The other image.",
      resolve: (pair, _, services) => imageOf(pair, "loserKey", services),
    }),
    deltaTextSimilarity: t.exposeFloat("deltaTs", {
      description: "TS of the winner minus that of the loser, raw cosine units.",
    }),
    deltaImageSimilarity: t.exposeFloat("deltaIs", {
      description: "IS of the winner minus that of the loser, raw cosine units.",
    }),
    angle: t.exposeFloat("angle", {
      description: "Degrees, -180 to 180: atan2 of the difference in IS and that in TS.",
    }),
    kept: t.exposeBoolean("kept", { description: "Whether it is trained on." }),
    reason: t.exposeString("reason", {
      nullable: true,
      description:
        "Why it was not kept: near-duplicate (the two hardly differ) or not selected; null where it was.",
    }),
  }),
});

export const PairConnection = builder.connectionObject(
  { type: Pair, name: "PairConnection" },
  { name: "PairEdge" },
);
