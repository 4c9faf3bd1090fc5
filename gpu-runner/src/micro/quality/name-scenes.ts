import { type ClipEncoder, normaliseRows, type RgbImage } from "../../models/index.ts";
import { canonicalCaption, objectClasses, type SceneContent, scenery } from "../data/index.ts";

/** What a judge sees in a scene: the class and the place whose caption is nearest among all combinations. */
export interface NamedScene {
  readonly className: string;
  readonly scenery: string;
}

/** Shares of scenes named rightly. */
export interface NamingAccuracy {
  readonly class: number;
  readonly context: number;
  readonly count: number;
}

const batch = 64;

async function embedAll<T>(
  items: readonly T[],
  embed: (part: readonly T[]) => Promise<Parameters<typeof normaliseRows>[0]>,
) {
  const rows: Float32Array[] = [];
  for (let from = 0; from < items.length; from += batch) {
    const embeddings = normaliseRows(await embed(items.slice(from, from + batch)));
    const width = embeddings.dims[1]!;
    const data = embeddings.data as Float32Array;
    for (let at = 0; at < data.length; at += width) rows.push(data.slice(at, at + width));
  }
  return rows;
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Names scenes by the nearest of all class x place captions (no hint of either). */
export async function nameScenes(judge: ClipEncoder, images: readonly RgbImage[]): Promise<NamedScene[]> {
  const named = Object.keys(objectClasses).flatMap((className) =>
    Object.keys(scenery).map((place) => ({ className, scenery: place })),
  );
  const captions = await embedAll(named.map(canonicalCaption), (texts) => judge.embedTexts(texts));
  const pictures = await embedAll(images, (part) => judge.embedImages(part));
  return pictures.map((picture) => {
    const scores = captions.map((caption) => dot(picture, caption));
    return named[scores.indexOf(Math.max(...scores))]!;
  });
}

/** How often the names agree with what the scenes were meant to show. */
export function namingAccuracy(named: readonly NamedScene[], meant: readonly SceneContent[]): NamingAccuracy {
  const share = (agrees: (name: NamedScene, content: SceneContent) => boolean) =>
    named.filter((name, i) => agrees(name, meant[i]!)).length / named.length;
  return {
    class: share((name, content) => name.className === content.className),
    context: share((name, content) => name.scenery === content.scenery),
    count: named.length,
  };
}
