import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import type { PlacedRow } from "./read-import-rows.ts";

const isImage = (name: string) => /\.(png|jpe?g|webp)$/i.test(name) && !name.startsWith(".");

function childrenOf(folder: string): { folders: string[]; images: string[] } {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = (keep: (entry: (typeof entries)[number]) => boolean) =>
    entries
      .filter(keep)
      .map(({ name }) => name)
      .sort();
  return {
    folders: names((e) => e.isDirectory() && !e.name.startsWith(".")).map((name) => join(folder, name)),
    images: names((e) => e.isFile() && isImage(e.name)),
  };
}

/** Prompt folders below a folder, each with the model folder above it, if there is one. */
function promptFolders(root: string): { folder: string; model?: string }[] {
  return childrenOf(root).folders.flatMap((folder) => {
    const { folders, images } = childrenOf(folder);
    if (images.length > 0) return [{ folder }];
    return folders
      .filter((inner) => childrenOf(inner).images.length > 0)
      .map((inner) => ({ folder: inner, model: basename(folder) }));
  });
}

/**
 * The images of a folder per prompt: the prompt is what prompt.txt inside says, else the folder's name; images by name are its
 * samples 0, 1, 2... One folder per model may stand above.
 */
export function readPromptFolders(root: string): PlacedRow[] {
  return promptFolders(root).flatMap(({ folder, model }) => {
    const note = join(folder, "prompt.txt");
    const prompt = existsSync(note)
      ? readFileSync(note, "utf8").trim()
      : basename(folder).replaceAll("_", " ");
    const where = relative(root, folder).split(sep).join("/");
    return childrenOf(folder).images.map((name, sample) => ({
      row: { file: `${where}/${name}`, prompt, sample, ...(model === undefined ? {} : { model }) },
      where: `folder ${where}`,
    }));
  });
}
