import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

// What decides a pack's output; cards, licences and pictures do not.
const counted = /\.(onnx|onnx_data|json|txt|safetensors)$/;

/** SHA-256 over the relative path and SHA-256 of every file of a pack that its output depends on (streamed). */
export async function hashPack(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && counted.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort((a, b) => (a < b ? -1 : 1));
  const whole = createHash("sha256");
  for (const path of paths) {
    const one = createHash("sha256");
    for await (const chunk of createReadStream(join(folder, path))) one.update(chunk as Uint8Array);
    whole.update(`${path}\0${one.digest("hex")}\n`);
  }
  return whole.digest("hex");
}
