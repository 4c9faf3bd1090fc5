import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
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

/** Largest header accepted; the format allows 100 MB. A training state of SDXL (8,000 tensors) has 1 MB. */
const maxHeaderBytes = 1 << 24;

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
  const json = new TextEncoder().encode(JSON.stringify(header));
  const text = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  text.set(json);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  return [length, text, ...sorted.map(([, t]) => toBytes(t))];
}

/** Linux moves at most 2 GiB in one call. */
const maxTransferBytes = 1 << 30;

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(file, bytes, at, Math.min(bytes.length - at, maxTransferBytes));
}

function readWhole(file: number, length: number, position: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const got = readSync(file, bytes, at, Math.min(length - at, maxTransferBytes), position + at);
    if (!got) break;
    at += got;
  }
  return bytes.subarray(0, at);
}

/** Writes a safetensors file whole or not at all: temporary file, fsync, rename. */
export function writeSafetensors(
  path: string,
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Record<string, string> = {},
): void {
  const temporary = `${path}.${process.pid}.tmp`;
  let file: number | undefined;
  try {
    file = openSync(temporary, "w");
    for (const part of encodeSafetensors(tensors, metadata)) writeWhole(file, part);
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(temporary, path);
  } catch (cause) {
    if (file !== undefined) closeSync(file);
    rmSync(temporary, { force: true });
    throw new AppError("STORAGE", `"${path}" could not be written; nothing was changed.`, {
      field: path,
      cause,
    });
  }
  // Windows has no handle of a folder to flush; its file system journals the rename.
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** Decodes the data at a byte range of the file; fewer bytes than asked for where the file ends. */
type ReadRange = (start: number, length: number) => Uint8Array;

function decodeRanges(read: ReadRange, size: number, source: string): SafetensorsFile {
  const corrupt = (why: string) => new AppError("CORRUPT", `${source}: ${why}`, { field: source });
  if (size < 8) throw corrupt("the file is shorter than its header length.");
  const start = read(0, 8);
  const headerLength = Number(new DataView(start.buffer, start.byteOffset, 8).getBigUint64(0, true));
  if (headerLength > maxHeaderBytes || headerLength + 8 > size)
    throw corrupt(
      `the header claims ${headerLength} bytes; expected at most ${Math.min(maxHeaderBytes, size - 8)}.`,
    );
  let header: Record<string, Entry> & { __metadata__?: Record<string, string> };
  try {
    header = JSON.parse(new TextDecoder().decode(read(8, headerLength)));
  } catch {
    throw corrupt("the header is not JSON.");
  }
  const { __metadata__: metadata = {}, ...entries } = header;
  const dataStart = 8 + headerLength;
  const dataLength = size - dataStart;
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
    const [from, to] = data_offsets;
    if (from !== expected || to > dataLength || to - from !== sizeOf(shape) * bytesPerElement(type))
      throw corrupt(
        `tensor "${name}" of shape [${shape}] lies at ${from}-${to}, which does not fit the file.`,
      );
    tensors.set(name, fromBytes(type, shape, read(dataStart + from, to - from)));
    expected = to;
  }
  if (expected !== dataLength) throw corrupt(`${dataLength - expected} bytes belong to no tensor.`);
  return { tensors, metadata };
}

/** Decodes safetensors bytes; `source` names them in errors. Throws CORRUPT when header, offsets or lengths do not fit. */
export function decodeSafetensors(bytes: Uint8Array, source = "safetensors data"): SafetensorsFile {
  return decodeRanges((start, length) => bytes.subarray(start, start + length), bytes.length, source);
}

/** Reads a safetensors file of any size, tensor by tensor; errors name it. */
export function readSafetensors(path: string): SafetensorsFile {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (cause) {
    throw new AppError("NOT_FOUND", `"${path}" cannot be read.`, { field: path, cause });
  }
  try {
    return decodeRanges((start, length) => readWhole(file, length, start), fstatSync(file).size, path);
  } finally {
    closeSync(file);
  }
}
