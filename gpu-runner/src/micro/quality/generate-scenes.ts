import { generateLatents, parseSchedulerConfig } from "../../diffusion/index.ts";
import type { Device } from "../../engine/index.ts";
import {
  type ComponentName,
  createDenoiser,
  createTextConditioner,
  type DiffusionPack,
  decodeLatents,
  type Network,
  type RgbImage,
  toRgbImages,
} from "../../models/index.ts";

/** How samples are made for a measurement. */
export interface SamplingSettings {
  readonly seed: number;
  readonly steps: number;
  readonly guidanceScale: number;
}

async function open(device: Device, pack: DiffusionPack, component: ComponentName): Promise<Network> {
  const model = pack.read(component);
  const session = await device.session(model);
  return { session, inputs: model.graph.inputs, outputs: model.graph.outputs };
}

/** One image per prompt, in batches; the i-th image's noise depends on the seed and i alone. */
export async function generateScenes(
  device: Device,
  pack: DiffusionPack,
  prompts: readonly string[],
  sampling: SamplingSettings,
  onProgress?: (done: number, total: number) => void,
): Promise<RgbImage[]> {
  const unet = await open(device, pack, "unet");
  const conditioner = createTextConditioner(pack, [await open(device, pack, "text_encoder")], unet.inputs);
  const decoder = await open(device, pack, "vae_decoder");
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
