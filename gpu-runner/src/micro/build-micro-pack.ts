import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSchedulerConfig } from "../diffusion/index.ts";
import { type Device, readSafetensors, writeSafetensors } from "../engine/index.ts";
import { createTextConditioner, type OpenNetwork, openNetwork, openTokenizer } from "../models/index.ts";
import type { Model } from "../onnx/index.ts";
import { float32, type Tensor } from "../tensor/index.ts";
import {
  buildTextEncoder,
  buildTextTower,
  buildUnet,
  buildVaeDecoder,
  buildVaeEncoder,
  buildVisionTower,
  encodeScenes,
  type LatentStatistics,
  latentStatistics,
  normaliseLatents,
  schedulerConfig,
  type Towers,
  tokenizerFiles,
  writePack,
} from "./export/index.ts";
import { writePrompts } from "./prompts/index.ts";
import { generateQualitySamples, measurePack, renderModelCard, renderSampleSheet } from "./quality/index.ts";
import {
  autoencoderSettings,
  clipSettings,
  fingerprint,
  judgeSettings,
  renderSceneSet,
  type SceneSet,
  sceneContents,
  sceneSettings,
  type TrainingOptions,
  trainAutoencoder,
  trainClip,
  trainUnet,
  unetSettings,
} from "./training/index.ts";

/** What a build reports: a named piece of work and how much of it is done. */
export interface BuildProgress {
  readonly work: string;
  readonly done: number;
  readonly total: number;
  /** Mean training loss since the last report, while a network trains. */
  readonly loss?: number;
}

export interface BuildOptions {
  /** Checkpoints and other state of the build; a later call goes on from it. */
  readonly stateFolder: string;
  /** Where the pack is written once everything is trained. */
  readonly packFolder: string;
  readonly device: Device;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
}

type Weights = ReadonlyMap<string, Tensor>;

/**
 * Makes the bundled model pack from the drawings in the npm packages alone: draws scenes, trains CLIP, autoencoder,
 * U-Net and the held-out judge, and writes the pack. Over an hour on two cores; stopped at any time it goes on where it was.
 */
export async function buildMicroPack(options: BuildOptions): Promise<void> {
  const { stateFolder, device, signal, onProgress } = options;
  mkdirSync(stateFolder, { recursive: true });
  const training: TrainingOptions = {
    folder: stateFolder,
    device,
    ...(signal ? { signal } : {}),
    onProgress: ({ network, step, steps, loss }) =>
      onProgress?.({ work: `train ${network}`, done: step, total: steps, loss }),
  };
  const tokenizer = openPackTokenizer(stateFolder);
  let drawn: Promise<SceneSet> | undefined;
  const scenes = () => {
    drawn ??= renderSceneSet(sceneSettings, (done, total) =>
      onProgress?.({ work: "draw scenes", done, total }),
    );
    return drawn;
  };
  const clip = await trainClip("clip", clipSettings, await scenes(), tokenizer, training);
  const autoencoder = await trainAutoencoder(await scenes(), training);
  const latents = await latentsOf(autoencoder, scenes, options);
  const config = { ...clipSettings.config, vocabularySize: tokenizer.vocabularySize };
  const textEncoder = buildTextEncoder(clip, config);
  const unet = await withSession(device, textEncoder, async (session) =>
    trainUnet(
      {
        latents: latents.values,
        contents: sceneContents(sceneSettings.seed, sceneSettings.count),
        text: createTextConditioner(
          { tokenizers: [tokenizer], imageSize: 64, zeroForEmptyPrompt: false },
          [session],
          buildUnet(new Map()).graph.inputs,
        ),
        scheduler: parseSchedulerConfig(schedulerConfig),
        origin: fingerprint([clipSettings, autoencoderSettings, sceneSettings]),
      },
      training,
    ),
  );
  const judge = await trainClip("judge", judgeSettings, await scenes(), tokenizer, training);
  const towers = (weights: Weights, settings: typeof clipSettings): Towers => {
    const shape = { ...settings.config, vocabularySize: tokenizer.vocabularySize };
    return { text: buildTextTower(weights, shape), vision: buildVisionTower(weights, shape) };
  };
  writePack(options.packFolder, {
    unet: buildUnet(unet),
    textEncoder,
    vaeEncoder: buildVaeEncoder(autoencoder, latents.statistics),
    vaeDecoder: buildVaeDecoder(autoencoder, latents.statistics),
    clip: towers(clip, clipSettings),
    judge: towers(judge, judgeSettings),
  });
  writePrompts(options.packFolder);
  await describePack(options);
}

/** Measures the written pack and leaves its model card and a sheet of samples beside it. */
async function describePack({ packFolder, device, onProgress }: BuildOptions): Promise<void> {
  const samples = await generateQualitySamples(device, packFolder, 500, (done, total) =>
    onProgress?.({ work: "generate samples", done, total }),
  );
  const quality = await measurePack(device, packFolder, samples);
  writeFileSync(join(packFolder, "MODEL_CARD.md"), renderModelCard(quality));
  writeFileSync(join(packFolder, "samples.png"), await renderSampleSheet(samples.images.slice(0, 60)));
}

function openPackTokenizer(stateFolder: string) {
  const folder = join(stateFolder, "tokenizer");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(tokenizerFiles())) writeFileSync(join(folder, name), text);
  return openTokenizer(folder);
}

async function withSession<T>(
  device: Device,
  model: Model,
  use: (network: OpenNetwork) => Promise<T>,
): Promise<T> {
  const network = await openNetwork(device, model);
  try {
    return await use(network);
  } finally {
    await network.session.release();
  }
}

const noShift: LatentStatistics = {
  mean: new Array<number>(unetSettings.config.latentChannels).fill(0),
  deviation: new Array<number>(unetSettings.config.latentChannels).fill(1),
};

/** Normalised latents of every scene and the statistics they were normalised by; kept in the state folder. */
async function latentsOf(
  autoencoder: Weights,
  scenes: () => Promise<SceneSet>,
  { stateFolder, device, onProgress }: BuildOptions,
): Promise<{ values: Float32Array; statistics: LatentStatistics }> {
  const path = join(stateFolder, `latents-${fingerprint([autoencoderSettings, sceneSettings])}.safetensors`);
  if (existsSync(path)) {
    const { tensors, metadata } = readSafetensors(path);
    return {
      values: tensors.get("latents")!.data as Float32Array,
      statistics: JSON.parse(metadata.statistics!) as LatentStatistics,
    };
  }
  const set = await scenes();
  const values = await withSession(device, buildVaeEncoder(autoencoder, noShift), ({ session }) =>
    encodeScenes(session, set, (done, total) => onProgress?.({ work: "encode scenes", done, total })),
  );
  const statistics = latentStatistics(values);
  normaliseLatents(values, statistics);
  writeSafetensors(path, new Map([["latents", float32([values.length], values)]]), {
    statistics: JSON.stringify(statistics),
  });
  return { values, statistics };
}
