import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { wordTokenizerFiles } from "../../models/index.ts";
import { halveWeights, type Model, writeModel } from "../../onnx/index.ts";
import { latentChannels } from "../architecture/index.ts";
import { maximumTokens, sceneSize, vocabulary } from "../data/index.ts";

/** The networks of the pack. */
export interface PackNetworks {
  readonly unet: Model;
  readonly textEncoder: Model;
  readonly vaeEncoder: Model;
  readonly vaeDecoder: Model;
  /** The CLIP that selects pairs, then the held-out judge. */
  readonly clip: Towers;
  readonly judge: Towers;
}

export interface Towers {
  readonly text: Model;
  readonly vision: Model;
}

/** Stable Diffusion's noise schedule. */
export const schedulerConfig = {
  _class_name: "PNDMScheduler",
  num_train_timesteps: 1000,
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: "scaled_linear",
  prediction_type: "epsilon",
  steps_offset: 1,
  set_alpha_to_one: false,
  skip_prk_steps: true,
  timestep_spacing: "leading",
};

const vaeConfig = {
  _class_name: "AutoencoderKL",
  latent_channels: latentChannels,
  // Length 4: three halvings, from 64 to 8 pixels.
  block_out_channels: [32, 64, 128, 128],
  scaling_factor: 1,
};

const preprocessorConfig = {
  do_resize: true,
  size: sceneSize,
  resample: 3,
  do_center_crop: true,
  crop_size: sceneSize,
  do_normalize: true,
  image_mean: [0.5, 0.5, 0.5],
  image_std: [0.5, 0.5, 0.5],
};

const modelIndex = {
  _class_name: "OnnxStableDiffusionPipeline",
  feature_extractor: [null, null],
  safety_checker: [null, null],
  scheduler: ["diffusers", "PNDMScheduler"],
  text_encoder: ["diffusers", "OnnxRuntimeModel"],
  tokenizer: ["transformers", "PreTrainedTokenizerFast"],
  unet: ["diffusers", "OnnxRuntimeModel"],
  vae_decoder: ["diffusers", "OnnxRuntimeModel"],
  vae_encoder: ["diffusers", "OnnxRuntimeModel"],
};

/** The tokenizer of the pack, by file name. */
export function tokenizerFiles(): Record<string, string> {
  return wordTokenizerFiles(vocabulary(), maximumTokens);
}

/** Writes the pack in the folder layout of diffusers and optimum; weights are stored as halves. */
export function writePack(folder: string, networks: PackNetworks): void {
  const text = (path: string, content: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const json = (path: string, content: unknown) => text(path, `${JSON.stringify(content, null, 2)}\n`);
  const model = (path: string, content: Model) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeModel(halveWeights(content), join(folder, path));
  };
  json("model_index.json", modelIndex);
  json("scheduler/scheduler_config.json", schedulerConfig);
  json("unet/config.json", { in_channels: latentChannels, out_channels: latentChannels, sample_size: 8 });
  json("vae_encoder/config.json", vaeConfig);
  json("vae_decoder/config.json", vaeConfig);
  model("unet/model.onnx", networks.unet);
  model("text_encoder/model.onnx", networks.textEncoder);
  model("vae_encoder/model.onnx", networks.vaeEncoder);
  model("vae_decoder/model.onnx", networks.vaeDecoder);
  const holders = ["tokenizer", "clip", "judge"];
  for (const holder of holders)
    for (const [name, content] of Object.entries(tokenizerFiles())) text(`${holder}/${name}`, content);
  for (const [name, towers] of [
    ["clip", networks.clip],
    ["judge", networks.judge],
  ] as const) {
    json(`${name}/preprocessor_config.json`, preprocessorConfig);
    model(`${name}/text_model.onnx`, towers.text);
    model(`${name}/vision_model.onnx`, towers.vision);
  }
}
