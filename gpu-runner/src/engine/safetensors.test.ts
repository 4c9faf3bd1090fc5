import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { float32, int64, makeTensor } from "../tensor/index.ts";
import { decodeSafetensors, readSafetensors, writeSafetensors } from "./safetensors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "safetensors-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const tensors = new Map([
  ["größe", float32([2, 2], [1, 2, 3, 4])],
  ["a", int64([1], [5n])],
  ["h", makeTensor("float16", [1], Uint16Array.of(0x3c00))],
]);

test("tensors and metadata survive, equal content gives equal bytes, no temporary file stays", () => {
  const path = join(folder, "x.safetensors");
  writeSafetensors(path, tensors, { step: "7" });
  const read = readSafetensors(path);
  expect(read.metadata).toEqual({ step: "7" });
  for (const [name, t] of tensors) expect(read.tensors.get(name)).toEqual(t);
  writeSafetensors(join(folder, "y.safetensors"), new Map([...tensors].reverse()), { step: "7" });
  expect(readFileSync(join(folder, "y.safetensors"))).toEqual(readFileSync(path));
  expect(() => writeSafetensors(join(folder, "none", "z.safetensors"), tensors)).toThrow(
    /could not be written; nothing was changed/,
  );
  expect(readdirSync(folder)).toEqual(["x.safetensors", "y.safetensors"]);
});

test("truncated, padded, oversized and lying files are refused", () => {
  const path = join(folder, "x.safetensors");
  writeSafetensors(path, tensors);
  const good = readFileSync(path);
  expect(() => decodeSafetensors(good.subarray(0, 5))).toThrow(/shorter than its header length/);
  expect(() => decodeSafetensors(good.subarray(0, good.length - 1))).toThrow(/does not fit the file/);
  expect(() => decodeSafetensors(Buffer.concat([good, Buffer.alloc(3)]))).toThrow(
    /3 bytes belong to no tensor/,
  );
  const huge = Buffer.from(good);
  huge.writeBigUInt64LE(10n ** 9n, 0);
  expect(() => decodeSafetensors(huge)).toThrow(/header claims 1000000000 bytes/);
  const lying = Buffer.from(good);
  lying.write('"shape":[2,3]', lying.indexOf('"shape":[2,2]'));
  expect(() => decodeSafetensors(lying)).toThrow(/tensor "größe" of shape \[2,3\]/);
  writeFileSync(path, good.subarray(0, good.length - 1));
  expect(() => readSafetensors(path)).toThrow(/x\.safetensors: .*does not fit the file/);
  expect(() => readSafetensors(join(folder, "none"))).toThrow(/none" cannot be read/);
});
