import { type ImageRow, type ImageScore, imagesById, scoresOfImages, stageRef } from "@dreambooth-dpo/db";
import type { JudgeName } from "@dreambooth-dpo/db/comparison";
import { imageUrl } from "../catalogue/index.ts";
import { batched, broughtAlong, builder, type Services } from "../core/index.ts";
import { Stage } from "../experiments/index.ts";
import { ImageScoreMetric, JudgeType } from "./judges.ts";

export const Image = builder.loadableNodeRef("Image", {
  id: { resolve: ({ id }: ImageRow) => id },
  load: (ids: string[], { db }) => imagesById(db, ids),
  sort: ({ id }) => id,
});

const Score = builder.objectRef<ImageScore>("ImageScore").implement({
  description: "A judge's score of an image: the newest, where it was scored again.",
  fields: (t) => ({
    judge: t.expose("judge", { type: JudgeType, description: "Who scored it." }),
    metric: t.expose("metric", { type: ImageScoreMetric, description: "By what." }),
    value: t.exposeFloat("value", { description: "Raw cosine, -1 to 1." }),
  }),
});

const scoresOf = batched<null, readonly ImageScore[]>(
  (refs, _, { db }) => scoresOfImages(db, refs),
  () => [],
);

/** The scores of an image: at once, where they came along with it. */
const scores = ({ stageId, key, along }: ImageRow, services: Services) =>
  along?.scores ?? scoresOf(stageRef(stageId, key), null, services);

/** What images bring along for the fields that are asked for of them. */
export const imagesAlong = broughtAlong((asked) =>
  ["scores", "imageSimilarity", "textSimilarity"].some((name) => asked.has(name)) ? ["scores"] : [],
);

async function score(image: ImageRow, judge: JudgeName, metric: "is" | "ts", services: Services) {
  const found = (await scores(image, services)).find(
    (each) => each.judge === judge && each.metric === metric,
  );
  return found?.value ?? null;
}

builder.objectType(Image, {
  description: "An image that a stage generated, or that was imported.",
  fields: (t) => ({
    prompt: t.exposeString("promptText", { description: "Its prompt, as the model saw it." }),
    promptIndex: t.exposeInt("promptIndex", { description: "Place of the prompt in its stage, from 0." }),
    sample: t.exposeInt("sample", { description: "Which image of the prompt; it keys the noise." }),
    seed: t.float({ description: "Seed of its noise.", resolve: ({ seed }) => seed }),
    sha256: t.exposeString("sha256", { description: "SHA-256 of its bytes." }),
    width: t.exposeInt("width", { description: "Width, pixels." }),
    height: t.exposeInt("height", { description: "Height, pixels." }),
    url: t.string({
      description: "Where its bytes are served, relative to the API's address; add ?width= for a thumbnail.",
      resolve: ({ sha256 }) => imageUrl(sha256),
    }),
    stage: t.field({
      type: Stage,
      description: "The stage that made it.",
      resolve: ({ stageId }) => stageId,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was stored." }),
    scores: t.field({
      type: [Score],
      description: "Its scores, by judge and metric; none until a stage has scored it.",
      complexity: { field: 1, multiplier: 8 },
      resolve: (image, _, services) => scores(image, services) as ImageScore[] | Promise<ImageScore[]>,
    }),
    imageSimilarity: t.float({
      nullable: true,
      description: "Its IS, a raw cosine; null until it is scored.",
      args: {
        judge: t.arg({ type: JudgeType, required: true, defaultValue: "clip", description: "By whom." }),
      },
      resolve: (image, { judge }, services) => score(image, judge, "is", services),
    }),
    textSimilarity: t.float({
      nullable: true,
      description: "Its TS (the subject written as its class), a raw cosine; null until it is scored.",
      args: {
        judge: t.arg({ type: JudgeType, required: true, defaultValue: "clip", description: "By whom." }),
      },
      resolve: (image, { judge }, services) => score(image, judge, "ts", services),
    }),
  }),
});

export const ImageConnection = builder.connectionObject(
  { type: Image, name: "ImageConnection" },
  { name: "ImageEdge" },
);
