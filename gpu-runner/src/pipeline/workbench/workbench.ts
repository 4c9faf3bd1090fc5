import { canonicalJson } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import {
  buildNoiseSchedule,
  type NoiseSchedule,
  parseSchedulerConfig,
  type SchedulerConfig,
} from "../../diffusion/index.ts";
import type { Device } from "../../engine/index.ts";
import {
  type Condition,
  createTextConditioner,
  type DiffusionPack,
  decodeLatents,
  encodePosterior,
  type LatentPosterior,
  type OpenNetwork,
  openNetwork,
  type RgbImage,
  type TextConditioner,
  toImageBatch,
  toRgbImages,
} from "../../models/index.ts";
import type { Model } from "../../onnx/index.ts";
import type { Tensor } from "../../tensor/index.ts";
import type { WeightChain } from "../plan/index.ts";
import { createConditions } from "./conditions.ts";
import { fuseWeights, type LoadWeights } from "./fuse-weights.ts";

/** A model pack on a device; networks are loaded when first asked for. */
export interface Workbench {
  readonly device: Device;
  readonly pack: DiffusionPack;
  readonly scheduler: SchedulerConfig;
  readonly schedule: NoiseSchedule;
  /** U-Net with trained weights fused, as data. The last one asked for is kept. */
  unetModel(weights: WeightChain): Promise<Model>;
  /** The same, loaded. The last one asked for is kept, the one before released. */
  unet(weights: WeightChain): Promise<OpenNetwork>;
  /** One row per prompt; each prompt is encoded once. */
  conditions(prompts: readonly string[]): Promise<Condition>;
  unconditional(): Promise<Condition>;
  /** Latents [B, C, h, w] to images. */
  decode(latents: Tensor): Promise<RgbImage[]>;
  /** Images of the pack's size to the posterior of their latents. */
  encode(images: readonly RgbImage[]): Promise<LatentPosterior>;
}

export interface WorkbenchOptions {
  readonly device: Device;
  readonly pack: DiffusionPack;
  readonly loadWeights: LoadWeights;
}

/** Remembers the result of an asynchronous call without arguments. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Opens a pack's small files; networks follow on demand and go with the device. */
export function openWorkbench({ device, pack, loadWeights }: WorkbenchOptions): Workbench {
  const scheduler = parseSchedulerConfig(pack.schedulerConfig);
  const base = once(async () => pack.read("unet"));
  let fused: { key: string; model: Model } | undefined;
  let loaded: { key: string; network: OpenNetwork } | undefined;

  const unetModel = async (weights: WeightChain) => {
    const key = canonicalJson(weights);
    if (fused?.key !== key) fused = { key, model: await fuseWeights(await base(), weights, loadWeights) };
    return fused.model;
  };
  const conditioner = once(async (): Promise<TextConditioner> => {
    const names = (["text_encoder", "text_encoder_2"] as const).filter((c) => pack.components.includes(c));
    const encoders: OpenNetwork[] = [];
    for (const name of names) encoders.push(await openNetwork(device, pack.read(name)));
    return createTextConditioner(pack, encoders, (await base()).graph.inputs);
  });
  const conditions = createConditions(conditioner);
  const decoder = once(() => openNetwork(device, pack.read("vae_decoder")));
  const encoder = once(() => {
    if (!pack.components.includes("vae_encoder"))
      throw new AppError(
        "NOT_FOUND",
        `The model pack ${pack.folder} has no vae_encoder; training needs it.`,
        {
          field: pack.path("vae_encoder"),
        },
      );
    return openNetwork(device, pack.read("vae_encoder"));
  });
  return {
    device,
    pack,
    scheduler,
    schedule: buildNoiseSchedule(scheduler),
    unetModel,
    unet: async (weights) => {
      const key = canonicalJson(weights);
      if (loaded?.key === key) return loaded.network;
      await loaded?.network.session.release();
      loaded = undefined;
      loaded = { key, network: await openNetwork(device, await unetModel(weights)) };
      return loaded.network;
    },
    conditions,
    unconditional: once(async () => (await conditioner()).encodeNothing()),
    decode: async (latents) => toRgbImages(await decodeLatents(await decoder(), pack.scalingFactor, latents)),
    encode: async (images) => encodePosterior(await encoder(), pack.scalingFactor, toImageBatch(images)),
  };
}
