import fc from "fast-check";
import { expect, test } from "vitest";
import { floatToHalf, halfToFloat } from "./half.ts";
import { float32, fromBytes, makeTensor, toBytes, toFloat16, toFloat32 } from "./tensor.ts";

test("every finite half survives a round trip through float", () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = halfToFloat(bits);
    if (Number.isNaN(value)) continue;
    expect(floatToHalf(value)).toBe(bits);
  }
});

test("float to half rounds to the nearest, ties to even, and overflows to infinity", () => {
  // numpy.float16([1.0004882812, 1.0014648438, 65519.9, 65520, 5.9604645e-08, 2.9802322e-08]).view("uint16")
  const cases: [number, number][] = [
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [65519.9, 0x7bff],
    [65520, 0x7c00],
    [2 ** -24, 1],
    [2 ** -25, 0],
  ];
  for (const [value, bits] of cases) expect(floatToHalf(Math.fround(value))).toBe(bits);
});

test("bytes round-trip and wrong lengths are refused", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true })), (values) => {
      const t = float32([values.length], values);
      expect([...toFloat32(fromBytes("float32", t.dims, toBytes(t)))]).toEqual([...toFloat32(t)]);
    }),
  );
  expect(() => makeTensor("float32", [3], new Float32Array(2))).toThrow(/tensor data length is 2/);
  expect(() => fromBytes("float32", [2], new Uint8Array(7))).toThrow(/holds 7 bytes/);
});

test("toFloat16 keeps the dims", () => {
  expect(toFloat16(float32([2, 1], [1, -2]))).toMatchObject({ dtype: "float16", dims: [2, 1] });
});
