import { closeSync, fsyncSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { bytesPerElement, type DType, fromBytes, sizeOf, type Tensor, toBytes } from "../tensor/index.ts";

const names: Record<DType, string> = {
  float32: "F32",
  float16: "F16",
  float64: "F64",
  int64: "I64",
  int32: "I32",
  uint8: "U8",
  bool: "BOOL",
};
const dtypes = new Map(Object.entries(names).map(([dtype, name]) => [name, dtype as DType]));

/** Largest header accepted; the format allows 100 MB, no model here comes near this. */
const maxHeaderBytes = 1 << 20;

/** Named tensors with string metadata. */
export interface SafetensorsFile {
  readonly tensors: Map<string, Tensor>;
  readonly metadata: Record<string, string>;
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** Encodes tensors in the safetensors format; names are sorted, so equal content gives equal bytes. */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Record<string, string> = {},
): Uint8Array[] {
  const sorted = [...tensors].sort(([a], [b]) => (a < b ? -1 : 1));
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, t] of sorted) {
    const end = offset + t.data.byteLength;
    header[name] = { dtype: names[t.dtype], shape: t.dims, data_offsets: [offset, end] };
    offset = end;
  }
  const json = JSON.stringify(header);
  const text = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8, " "));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  return [length, text, ...sorted.map(([, t]) => toBytes(t))];
}

/** Writes a safetensors file whole or not at all: temporary file, fsync, rename. */
export function writeSafetensors(
  path: string,
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Record<string, string> = {},
): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, "w");
  try {
    for (const part of encodeSafetensors(tensors, metadata)) writeSync(file, part);
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, path);
  } catch (cause) {
    unlinkSync(temporary);
    throw new AppError("STORAGE", `"${path}" could not be written; nothing was changed.`, {
      field: path,
      cause,
    });
  }
  const folder = openSync(dirname(path), "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** Decodes safetensors bytes; `source` names them in errors. Throws CORRUPT when header, offsets or lengths do not fit. */
export function decodeSafetensors(bytes: Uint8Array, source = "safetensors data"): SafetensorsFile {
  const corrupt = (why: string) => new AppError("CORRUPT", `${source}: ${why}`, { field: source });
  if (bytes.length < 8) throw corrupt("the file is shorter than its header length.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  if (headerLength > maxHeaderBytes || headerLength + 8 > bytes.length)
    throw corrupt(
      `the header claims ${headerLength} bytes; expected at most ${Math.min(maxHeaderBytes, bytes.length - 8)}.`,
    );
  let header: Record<string, Entry> & { __metadata__?: Record<string, string> };
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
  } catch {
    throw corrupt("the header is not JSON.");
  }
  const { __metadata__: metadata = {}, ...entries } = header;
  const data = bytes.subarray(8 + headerLength);
  const tensors = new Map<string, Tensor>();
  let expected = 0;
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(entries as Record<string, Entry>).sort(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0],
  )) {
    const type = dtypes.get(dtype);
    if (!type)
      throw corrupt(
        `tensor "${name}" has type "${dtype}"; expected one of ${[...dtypes.keys()].join(", ")}.`,
      );
    const [start, end] = data_offsets;
    if (start !== expected || end > data.length || end - start !== sizeOf(shape) * bytesPerElement(type))
      throw corrupt(
        `tensor "${name}" of shape [${shape}] lies at ${start}-${end}, which does not fit the file.`,
      );
    tensors.set(name, fromBytes(type, shape, data.subarray(start, end)));
    expected = end;
  }
  if (expected !== data.length) throw corrupt(`${data.length - expected} bytes belong to no tensor.`);
  return { tensors, metadata };
}

/** Reads a safetensors file; errors name it. */
export function readSafetensors(path: string): SafetensorsFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new AppError("NOT_FOUND", `"${path}" cannot be read.`, { field: path, cause });
  }
  return decodeSafetensors(bytes, path);
}
