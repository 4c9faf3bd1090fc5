import { generateLatents, parseSchedulerConfig } from "../../diffusion/index.ts";
import type { Device } from "../../engine/index.ts";
import {
  createDenoiser,
  createTextConditioner,
  type DiffusionPack,
  decodeLatents,
  openNetwork,
  type RgbImage,
  toRgbImages,
} from "../../models/index.ts";

/** How samples are made for a measurement. */
export interface SamplingSettings {
  readonly seed: number;
  readonly steps: number;
  readonly guidanceScale: number;
}

/** One image per prompt, in batches; the i-th image's noise depends on the seed and i alone. */
export async function generateScenes(
  device: Device,
  pack: DiffusionPack,
  prompts: readonly string[],
  sampling: SamplingSettings,
  onProgress?: (done: number, total: number) => void,
): Promise<RgbImage[]> {
  const unet = await openNetwork(device, pack.read("unet"));
  const conditioner = createTextConditioner(
    pack,
    [await openNetwork(device, pack.read("text_encoder"))],
    unet.inputs,
  );
  const decoder = await openNetwork(device, pack.read("vae_decoder"));
  const denoise = createDenoiser(unet);
  const images: RgbImage[] = [];
  const batch = 50;
  for (let from = 0; from < prompts.length; from += batch) {
    const part = prompts.slice(from, from + batch);
    const latents = await generateLatents({
      scheduler: parseSchedulerConfig(pack.schedulerConfig),
      sampler: "ddim",
      ...sampling,
      latentShape: pack.latentShape,
      images: part.map((prompt, i) => ({ concept: "quality", prompt, sample: from + i })),
      condition: await conditioner.encode(part),
      unconditional: await conditioner.encodeNothing(),
      denoise,
    });
    images.push(...toRgbImages(await decodeLatents(decoder, pack.scalingFactor, latents)));
    onProgress?.(images.length, prompts.length);
  }
  return images;
}
