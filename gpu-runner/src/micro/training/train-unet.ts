import {
  addNoise,
  buildDenoisingGraph,
  buildNoiseSchedule,
  minSnrWeight,
  type SchedulerConfig,
} from "../../diffusion/index.ts";
import type { TextConditioner } from "../../models/index.ts";
import { GraphBuilder, type Model } from "../../onnx/index.ts";
import { float32, randomStream, type Tensor } from "../../tensor/index.ts";
import { ModuleBuilder, predictNoise, type UnetConfig } from "../architecture/index.ts";
import { maximumTokens, type SceneContent } from "../data/index.ts";
import { drawBatch, drawCaptions } from "./scene-set.ts";
import { unetSettings } from "./settings.ts";
import { type TrainingOptions, trainNetwork, weightNames } from "./train-network.ts";

/** Features of the text states the U-Net attends to. */
export const textFeatures = 128;

/** The U-Net as diffusers names its inputs and output, for one batch size. */
export function unetGraph(batch: number, config: UnetConfig): Model {
  const g = new GraphBuilder();
  const inputs = {
    sample: g.input("sample", "float32", [batch, config.latentChannels, 8, 8]),
    timestep: g.input("timestep", "float32", [batch]),
    encoderHiddenStates: g.input("encoder_hidden_states", "float32", [batch, maximumTokens, textFeatures]),
    textEmbeds: g.input("text_embeds", "float32", [batch, textFeatures]),
  };
  g.output(predictNoise(new ModuleBuilder(g, config.seed), inputs, config), "out_sample");
  return g.build();
}

/** Latents of a scene set, what they show, and the frozen text tower in front of the U-Net. */
export interface UnetData {
  /** [count, 16, 8, 8], normalised. */
  readonly latents: Float32Array;
  readonly contents: readonly SceneContent[];
  readonly text: TextConditioner;
  readonly scheduler: SchedulerConfig;
  /** Hash of what latents and text were made from. */
  readonly origin: string;
}

/** Trains the U-Net to predict noise, min-SNR weighted, with captions dropped now and then for guidance. */
export function trainUnet(data: UnetData, options: TrainingOptions): Promise<ReadonlyMap<string, Tensor>> {
  const { batch, seed, config, captionDropout, snrGamma } = unetSettings;
  const dims = {
    sample: [batch, config.latentChannels, 8, 8],
    timestep: [batch],
    encoder_hidden_states: [batch, maximumTokens, textFeatures],
    text_embeds: [batch, textFeatures],
  };
  const unet = unetGraph(batch, config);
  const trainable = weightNames(unet);
  const { model, loss } = buildDenoisingGraph(unet, dims, { weighted: true });
  const schedule = buildNoiseSchedule(data.scheduler);
  const size = config.latentChannels * 64;
  return trainNetwork(
    {
      name: "unet",
      settings: unetSettings,
      origin: data.origin,
      program: { model, loss, trainable },
      batch: async (step) => {
        const indices = drawBatch(seed, step, batch, data.contents.length);
        const draw = (purpose: string) => randomStream({ seed, purpose, step });
        const timesteps = Array.from(draw("timesteps").integers(batch, schedule.trainTimesteps));
        const noise = draw("noise").normal(batch * size);
        const kept = draw("caption dropout").uniform(batch);
        const captions = drawCaptions(
          indices.map((i) => data.contents[i]!),
          seed,
          step,
        ).map((caption, i) => (kept[i]! < captionDropout ? "" : caption));
        const clean = new Float32Array(batch * size);
        indices.forEach((index, row) => {
          clean.set(data.latents.subarray(index * size, (index + 1) * size), row * size);
        });
        return {
          ...(await data.text.encode(captions)),
          sample: float32(dims.sample, addNoise(schedule, clean, noise, timesteps)),
          timestep: float32(dims.timestep, timesteps),
          target: float32(dims.sample, noise),
          weights: float32(
            [batch],
            timesteps.map((t) => minSnrWeight(schedule, t, snrGamma)),
          ),
        };
      },
    },
    options,
  );
}
