import { join } from "node:path";
import type { Device } from "../../engine/index.ts";
import { openClip, openDiffusionPack, type RgbImage } from "../../models/index.ts";
import {
  canonicalCaption,
  openStudio,
  renderScene,
  type SceneContent,
  trainingContent,
} from "../data/index.ts";
import { heldOutSettings, renderSceneSet } from "../training/index.ts";
import { generateScenes, type SamplingSettings } from "./generate-scenes.ts";
import { measureReconstruction } from "./measure-reconstruction.ts";
import { measureRetrieval } from "./measure-retrieval.ts";
import { type NamingAccuracy, nameScenes, namingAccuracy } from "./name-scenes.ts";
import { qualityGrid } from "./quality-grid.ts";

/** Everything the model card says about the pack's quality. */
export interface PackQuality {
  /** Mean PSNR in dB of held-out scenes through the autoencoder. */
  readonly reconstruction: number;
  /** Share of 200 held-out scenes whose own caption ranks first, by the selecting CLIP and by the judge. */
  readonly retrieval: { readonly clip: number; readonly judge: number };
  /** How the held-out judge names drawn scenes and generated samples of the class x place grid. */
  readonly scenes: NamingAccuracy;
  readonly samples: NamingAccuracy;
  readonly sampling: SamplingSettings;
}

/** How the model card's samples are made. */
const qualitySampling: SamplingSettings = { seed: 7, steps: 20, guidanceScale: 4 };

/** Generated images with what each was asked to show. */
export interface QualitySamples {
  readonly meant: readonly SceneContent[];
  readonly images: readonly RgbImage[];
}

/** Samples of the quality grid with what each was asked to show. */
export async function generateQualitySamples(
  device: Device,
  folder: string,
  count: number,
  onProgress?: (done: number, total: number) => void,
): Promise<QualitySamples> {
  const meant = qualityGrid(count, qualitySampling.seed);
  const prompts = meant.map(canonicalCaption);
  const pack = openDiffusionPack(folder);
  return { meant, images: await generateScenes(device, pack, prompts, qualitySampling, onProgress) };
}

async function drawScenes(contents: readonly SceneContent[], purpose: string): Promise<RgbImage[]> {
  const studio = await openStudio();
  return contents.map((content, sample) => {
    const sprites = studio.objects(content.className);
    const key = { seed: heldOutSettings.seed, purpose, sample };
    return {
      width: 64,
      height: 64,
      data: renderScene(studio, content, sprites[sample % sprites.length]!, key),
    };
  });
}

/** Measures a written pack on the quality samples and on held-out scenes. */
export async function measurePack(
  device: Device,
  folder: string,
  { meant, images }: QualitySamples,
): Promise<PackQuality> {
  const clip = await openClip(device, join(folder, "clip"));
  const judge = await openClip(device, join(folder, "judge"));
  const contents = Array.from({ length: 200 }, (_, i) => trainingContent(heldOutSettings.seed, i));
  const drawn = await drawScenes(contents, "retrieval");
  const captions = contents.map(canonicalCaption);
  const real = await drawScenes(meant, "real scenes");
  return {
    reconstruction: await measureReconstruction(
      device,
      openDiffusionPack(folder),
      await renderSceneSet(heldOutSettings),
    ),
    retrieval: {
      clip: await measureRetrieval(clip, drawn, captions),
      judge: await measureRetrieval(judge, drawn, captions),
    },
    scenes: namingAccuracy(await nameScenes(judge, real), meant),
    samples: namingAccuracy(await nameScenes(judge, images), meant),
    sampling: qualitySampling,
  };
}
