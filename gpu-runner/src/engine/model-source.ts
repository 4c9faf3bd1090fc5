import { statSync } from "node:fs";
import { resolve } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { decodeModel, encodeModel, type Model, readModel } from "../onnx/index.ts";

/** A model in memory, or as a file with its external data beside it: the only way beyond 2 GB. */
export type ModelOrPath = Model | { readonly path: string };

/** A model as it travels to the device process: encoded, or the absolute path that the caller gave. */
export type ModelSource = Uint8Array | string;

/** A protocol buffer ends at 2 GiB; weights up to this many bytes leave room for the rest of the model. */
export const maxInlineBytes = 1.5 * 2 ** 30;

/** Bytes of a model's weights. */
export function weightBytes({ graph }: Model): number {
  let bytes = 0;
  for (const tensor of graph.initializers.values()) bytes += tensor.data.byteLength;
  return bytes;
}

/** Readies a model for travel. Throws NOT_FOUND for a path that is no file, BAD_INPUT for a model too large to encode. */
export function toSource(model: ModelOrPath, limit = maxInlineBytes): ModelSource {
  if ("path" in model) {
    const path = resolve(model.path);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile())
      throw new AppError("NOT_FOUND", `Model file "${path}" cannot be read.`, { field: path });
    return path;
  }
  const bytes = weightBytes(model);
  if (bytes > limit)
    throw AppError.badInput(
      "model size",
      bytes,
      `at most ${limit} bytes of weights in memory`,
      "Write larger models to a file with external data and give its path.",
    );
  return encodeModel(model);
}

/** The model itself, in the device process. */
export function fromSource(source: ModelSource): Model {
  return typeof source === "string" ? readModel(source) : decodeModel(source);
}
