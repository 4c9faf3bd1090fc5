import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import sharp from "sharp";

/** RGBA artwork at halving sizes (64, 32, 16 px), so that pasting small stays smooth. Straight alpha. */
export interface Sprite {
  readonly levels: readonly { readonly size: number; readonly rgba: Uint8Array }[];
}

/** Whose drawings: the training art or, for the subjects, art of another hand. */
export type Artist = "fluent" | "google";

const require = createRequire(import.meta.url);
const folders: Record<Artist, { marker: string; folder: string; extension: string }> = {
  fluent: { marker: "@lobehub/fluent-emoji-3d/package.json", folder: "assets", extension: "webp" },
  google: { marker: "emoji-datasource-google/package.json", folder: "img/google/64", extension: "png" },
};

let codePoints: Map<string, string> | undefined;

function codePointsOf(name: string): string {
  if (!codePoints) {
    const emoji: Record<string, { name: string }> = require("unicode-emoji-json/data-by-emoji.json");
    const hex = (text: string) =>
      [...text].map((c) => c.codePointAt(0)!.toString(16).padStart(4, "0")).join("-");
    codePoints = new Map(Object.entries(emoji).map(([character, { name }]) => [name, hex(character)]));
  }
  const found = codePoints.get(name);
  if (!found) throw AppError.badInput("emoji name", name, "a name of unicode-emoji-json");
  return found;
}

function artworkPath(artist: Artist, name: string): string {
  const { marker, folder, extension } = folders[artist];
  const root = join(dirname(require.resolve(marker)), folder);
  const code = codePointsOf(name);
  const candidates = [code, code.replaceAll("-fe0f", ""), `${code}-fe0f`].map((c) =>
    join(root, `${c}.${extension}`),
  );
  const path = candidates.find(existsSync);
  if (!path)
    throw new AppError("NOT_FOUND", `The ${artist} art has no drawing of "${name}".`, {
      field: "emoji name",
      value: name,
    });
  return path;
}

/** Loads a drawing by its emoji name, trimmed and centred in a square. */
export async function loadSprite(artist: Artist, name: string): Promise<Sprite> {
  const trimmed = await sharp(artworkPath(artist, name))
    .ensureAlpha()
    .trim({ threshold: 1 })
    .png()
    .toBuffer();
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  const levels = await Promise.all(
    [64, 32, 16].map(async (size) => {
      const rgba = await sharp(trimmed).resize(size, size, { fit: "contain", background }).raw().toBuffer();
      return { size, rgba: new Uint8Array(rgba) };
    }),
  );
  return { levels };
}
