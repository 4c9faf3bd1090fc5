import { makeTensor, randomStream, type Tensor } from "../../tensor/index.ts";
import {
  openBrush,
  openStudio,
  renderTrainingScene,
  type SceneContent,
  sceneSize,
  trainingContent,
  variedCaption,
} from "../data/index.ts";

/** Scenes by number: what they show, how they look, and how they may be described. */
export interface SceneSet {
  readonly count: number;
  content(index: number): SceneContent;
  /** Pixels [B, 3, 64, 64] as bytes. */
  pixels(indices: readonly number[]): Tensor;
}

const area = sceneSize * sceneSize;

/** What every scene of a set shows, without drawing any. */
export function sceneContents(seed: number, count: number): SceneContent[] {
  return Array.from({ length: count }, (_, i) => trainingContent(seed, i));
}

/** Draws a set of scenes into memory (12 kB each, about a millisecond each). */
export async function renderSceneSet(
  settings: { readonly seed: number; readonly count: number },
  onProgress?: (done: number, total: number) => void,
): Promise<SceneSet> {
  const { seed, count } = settings;
  const studio = await openStudio();
  const contents = sceneContents(seed, count);
  const bytes = new Uint8Array(count * 3 * area);
  for (let index = 0; index < count; index++) {
    const scene = renderTrainingScene(studio, seed, index);
    const at = index * 3 * area;
    for (let pixel = 0; pixel < area; pixel++)
      for (let channel = 0; channel < 3; channel++)
        bytes[at + channel * area + pixel] = scene[pixel * 3 + channel]!;
    if ((index + 1) % 1000 === 0) {
      onProgress?.(index + 1, count);
      await new Promise(setImmediate);
    }
  }
  return {
    count,
    content: (index) => contents[index]!,
    pixels: (indices) => {
      const batch = new Uint8Array(indices.length * 3 * area);
      indices.forEach((index, row) => {
        batch.set(bytes.subarray(index * 3 * area, (index + 1) * 3 * area), row * 3 * area);
      });
      return makeTensor("uint8", [indices.length, 3, sceneSize, sceneSize], batch);
    },
  };
}

/** Numbers of the scenes in the batch of a step (drawn with replacement, from seed and step alone). */
export function drawBatch(seed: number, step: number, batch: number, count: number): number[] {
  return Array.from(randomStream({ seed, purpose: "batch", step }).integers(batch, count));
}

/** A fresh wording of what scenes show, from seed, step and place in the batch alone. */
export function drawCaptions(contents: readonly SceneContent[], seed: number, step: number): string[] {
  const brush = openBrush({ seed, purpose: "captions", step });
  return contents.map((content) => variedCaption(content, brush));
}
