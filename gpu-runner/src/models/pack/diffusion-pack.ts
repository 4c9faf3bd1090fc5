import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import { type Model, readModel, restoreWeights } from "../../onnx/index.ts";
import { readJsonFile } from "../read-json-file.ts";
import { openTokenizer, type Tokenizer } from "../tokenizer/index.ts";
import { type ComponentName, componentNames } from "./component.ts";
import { keepIntegerConstants } from "./keep-integer-constants.ts";

/** A text-to-image model in the folder layout of diffusers and optimum's ONNX export. */
export interface DiffusionPack {
  readonly folder: string;
  /** `_class_name` of model_index.json. */
  readonly pipeline: string;
  readonly components: readonly ComponentName[];
  /** Content of scheduler/scheduler_config.json, for parseSchedulerConfig. */
  readonly schedulerConfig: unknown;
  /** Latents of one image: [channels, height, width]. */
  readonly latentShape: readonly [number, number, number];
  /** Pixels per side of a generated image. */
  readonly imageSize: number;
  /** Latents are VAE codes times this. */
  readonly scalingFactor: number;
  /** Whether no prompt at all is conditioned on as zeros (SDXL) rather than as the empty text. */
  readonly zeroForEmptyPrompt: boolean;
  /** One tokenizer per text encoder. */
  readonly tokenizers: readonly Tokenizer[];
  /** Path of a component's ONNX file. */
  path(component: ComponentName): string;
  /** Reads a component whole; weights stored as halves come back as float32. */
  read(component: ComponentName): Model;
}

const indexFile = z.looseObject({
  _class_name: z.string(),
  force_zeros_for_empty_prompt: z.boolean().optional(),
});
const unetFile = z.object({ in_channels: z.number().int(), sample_size: z.number().int() });
const vaeFile = z.object({
  scaling_factor: z.number().default(0.18215),
  block_out_channels: z.array(z.number()).default([1, 1, 1, 1]),
});

function parse<T>(schema: z.ZodType<T>, path: string): T {
  const parsed = schema.safeParse(readJsonFile(path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new AppError("CORRUPT", `"${path}": ${issue.path.join(".") || "content"}: ${issue.message}.`, {
    field: path,
  });
}

/**
 * Opens a model pack: reads its small files and checks that every needed network is there (networks are read on
 * demand). NOT_FOUND names a missing file, CORRUPT a damaged one.
 */
export function openDiffusionPack(folder: string): DiffusionPack {
  const index = parse(indexFile, join(folder, "model_index.json"));
  const path = (component: ComponentName) => join(folder, component, "model.onnx");
  const optional: ComponentName[] = ["text_encoder_2", "vae_encoder"];
  for (const name of componentNames)
    if (!existsSync(path(name)) && (!optional.includes(name) || name in index))
      throw new AppError("NOT_FOUND", `The model pack lacks the file "${path(name)}".`, {
        field: path(name),
      });
  const components = componentNames.filter((name) => existsSync(path(name)));
  const unet = parse(unetFile, join(folder, "unet", "config.json"));
  const vae = parse(vaeFile, join(folder, "vae_decoder", "config.json"));
  const tokenizers = ["tokenizer", ...(components.includes("text_encoder_2") ? ["tokenizer_2"] : [])];
  return {
    folder,
    pipeline: index._class_name,
    components,
    schedulerConfig: readJsonFile(join(folder, "scheduler", "scheduler_config.json")),
    latentShape: [unet.in_channels, unet.sample_size, unet.sample_size],
    imageSize: unet.sample_size * 2 ** (vae.block_out_channels.length - 1),
    scalingFactor: vae.scaling_factor,
    zeroForEmptyPrompt: index.force_zeros_for_empty_prompt ?? components.includes("text_encoder_2"),
    tokenizers: tokenizers.map((name) => openTokenizer(join(folder, name))),
    path,
    read: (component) => restoreWeights(keepIntegerConstants(readModel(path(component)))),
  };
}
