import { closeSync, openSync, readFileSync, readSync, realpathSync, writeFileSync, writeSync } from "node:fs";
import { basename, dirname, resolve, sep } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type Tensor, toBytes } from "../tensor/index.ts";
import { decodeModel, encodeModel } from "./codec.ts";
import type { Model } from "./model.ts";
import { dtypeCode, type ExternalRange, encodeTensor } from "./tensor-codec.ts";

function readRange(folder: string, { location, offset, length }: ExternalRange): Uint8Array {
  const root = realpathSync(folder);
  const path = resolve(root, location);
  let file: number;
  try {
    if (!realpathSync(path).startsWith(root + sep))
      throw new AppError("CORRUPT", `External data "${location}" lies outside the model's folder.`);
    file = openSync(path, "r");
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("CORRUPT", `External data file "${location}" of the model cannot be read.`, {
      field: location,
      cause,
    });
  }
  try {
    const bytes = new Uint8Array(length);
    const read = readSync(file, bytes, 0, length, offset);
    if (read !== length)
      throw new AppError(
        "CORRUPT",
        `External data "${location}" ends early: ${read} of ${length} bytes at ${offset}.`,
      );
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Reads an ONNX file with its external data (which must lie in the same folder). Errors name the file. */
export function readModel(path: string): Model {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new AppError("NOT_FOUND", `Model file "${path}" cannot be read.`, { field: path, cause });
  }
  try {
    return decodeModel(bytes, (range) => readRange(dirname(path), range));
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, `${path}: ${error.message}`, error.detail);
    throw error;
  }
}

/** Writes an ONNX file; with `externalData` weights of 1 KiB and more go to `<name>_data` beside it, as optimum does. */
export function writeModel(model: Model, path: string, options: { externalData?: boolean } = {}): void {
  if (!options.externalData) {
    writeFileSync(path, encodeModel(model));
    return;
  }
  const location = `${basename(path)}_data`;
  const file = openSync(resolve(dirname(path), location), "w");
  let offset = 0;
  const place = (name: string, tensor: Tensor) => {
    const bytes = toBytes(tensor);
    if (bytes.length < 1024) return encodeTensor(name, tensor);
    writeSync(file, bytes, 0, bytes.length, offset);
    const entries = { location, offset: String(offset), length: String(bytes.length) };
    offset += bytes.length;
    return {
      name,
      dims: [...tensor.dims],
      dataType: dtypeCode(tensor.dtype),
      dataLocation: 1,
      externalData: Object.entries(entries).map(([key, value]) => ({ key, value })),
    };
  };
  try {
    writeFileSync(path, encodeModel(model, place));
  } finally {
    closeSync(file);
  }
}
