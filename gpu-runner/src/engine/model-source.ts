import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { decodeModel, encodeModel, type Model, readModel, writeModel } from "../onnx/index.ts";

/** A model in memory, or as a file with its external data beside it. */
export type ModelOrPath = Model | { readonly path: string };

/** A model as it travels to the device process: encoded, or the absolute path that the caller gave. */
export type ModelSource = Uint8Array | string;

/** A protocol buffer ends at 2 GiB; weights up to this many bytes leave room for the rest of the model. */
const maxInlineBytes = 1.5 * 2 ** 30;

/** Bytes of a model's weights. */
function weightBytes({ graph }: Model): number {
  let bytes = 0;
  for (const tensor of graph.initializers.values()) bytes += tensor.data.byteLength;
  return bytes;
}

/**
 * Readies a model for another process or for the runtime while `use` runs: encoded, or, beyond what one protocol buffer holds, as a
 * temporary file with external data. Throws NOT_FOUND for a path that is no file.
 */
export async function withModelSource<T>(
  model: ModelOrPath,
  use: (source: ModelSource) => Promise<T>,
  limit = maxInlineBytes,
): Promise<T> {
  if ("path" in model) {
    const path = resolve(model.path);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile())
      throw new AppError("NOT_FOUND", `Model file "${path}" cannot be read.`, { field: path });
    return use(path);
  }
  if (weightBytes(model) <= limit) return use(encodeModel(model));
  const folder = mkdtempSync(join(tmpdir(), "onnx-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "model.onnx");
    writeModel(model, path, { externalData: true });
    return await use(path);
  } finally {
    try {
      remove();
    } catch {
      // Windows keeps a file while a session maps it.
      process.once("exit", remove);
    }
  }
}

/** The model itself, in the device process. */
export function fromSource(source: ModelSource): Model {
  return typeof source === "string" ? readModel(source) : decodeModel(source);
}
