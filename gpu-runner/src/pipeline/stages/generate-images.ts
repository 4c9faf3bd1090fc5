import type { NewImage } from "@dreambooth-dpo/db";
import { hashJson } from "@dreambooth-dpo/db";
import { promptText } from "../../datasets/index.ts";
import { generateLatents } from "../../diffusion/index.ts";
import { createDenoiser, type RgbImage } from "../../models/index.ts";
import { type GenerateInputs, promptsPerShard } from "../plan/index.ts";
import type { Workbench } from "../workbench/index.ts";
import { encodePng } from "./encode-png.ts";
import type { ShardWork, StageContext } from "./stage-context.ts";

interface ImageToMake {
  readonly promptIndex: number;
  readonly template: string;
  readonly text: string;
  readonly sample: number;
}

/** The images of a shard: whole prompts, their samples in order. */
function imagesOf(inputs: GenerateInputs, shard: number): ImageToMake[] {
  const { prompts, samples, token, className } = inputs;
  const size = promptsPerShard(inputs);
  return prompts.slice(shard * size, (shard + 1) * size).flatMap((template, offset) =>
    Array.from({ length: samples.count }, (_, i) => ({
      promptIndex: shard * size + offset,
      template,
      text: promptText(template, token, className).conditioning,
      sample: samples.from + i,
    })),
  );
}

/** Enough images to keep a device busy: 32 of the micro pack, 4 of SD at 512 px, 1 of SDXL. */
function defaultBatch({ pack }: Workbench): number {
  const [, height, width] = pack.latentShape;
  return Math.max(1, Math.min(32, Math.floor((4 * 64 * 64) / (height * width))));
}

async function makeBatch(
  inputs: GenerateInputs,
  batch: readonly ImageToMake[],
  { signal, ...context }: StageContext,
  onStep: (share: number) => void,
): Promise<RgbImage[]> {
  const { generation, seed, concept, weights } = inputs;
  const workbench = context.workbench();
  const latents = await generateLatents({
    scheduler: workbench.scheduler,
    sampler: generation.scheduler,
    steps: generation.steps,
    guidanceScale: generation.guidanceScale,
    latentShape: workbench.pack.latentShape,
    seed,
    images: batch.map(({ template, sample }) => ({ concept, prompt: template, sample })),
    condition: await workbench.conditions(batch.map(({ text }) => text)),
    unconditional: await workbench.unconditional(),
    denoise: createDenoiser(await workbench.unet(weights)),
    signal,
    onStep: (done, total) => onStep(done / total),
  });
  return workbench.decode(latents);
}

/** Generates the images of a shard and stores them; the noise is keyed by concept, prompt and sample. */
export const generateImages: ShardWork<"generate"> = async (inputs, index, context) => {
  const { db, stage, report } = context;
  const todo = imagesOf(inputs, index);
  const before = index * promptsPerShard(inputs) * inputs.samples.count;
  const total = inputs.prompts.length * inputs.samples.count;
  const size = context.batchSize ?? defaultBatch(context.workbench());
  const images: NewImage[] = [];
  for (let at = 0; at < todo.length; at += size) {
    const batch = todo.slice(at, at + size);
    const made = await makeBatch(inputs, batch, context, (share) =>
      report({ done: before + at + batch.length * share, total, unit: "images" }),
    );
    for (const [i, image] of made.entries()) {
      const { promptIndex, text, sample } = batch[i]!;
      const { sha256 } = await db.store.put(await encodePng(image));
      const { width, height } = image;
      const key = `${promptIndex}/${sample}`;
      images.push({ key, promptIndex, promptText: text, sample, seed: inputs.seed, sha256, width, height });
    }
  }
  return {
    resultSha256: hashJson(images.map(({ key, sha256 }) => [key, sha256])),
    output: { images: images.length, stage: stage.inputHash },
    images,
  };
};
