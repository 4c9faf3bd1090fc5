import { describe, expect, it } from "vitest";
import { type Pixels, pixelDifference } from "./pixel-difference.ts";

const grey = (...values: number[]): Pixels => ({
  width: values.length,
  height: 1,
  data: new Uint8ClampedArray(values.flatMap((v) => [v, v, v, 255])),
});

describe("pixelDifference", () => {
  it("finds none between equal images", () =>
    expect(pixelDifference(grey(10, 200), grey(10, 200), 0.1)).toMatchObject({ share: 0, mean: 0 }));
  it("counts what differs and by how much", () =>
    expect(pixelDifference(grey(0, 100, 100, 100), grey(255, 100, 100, 100), 0.1)).toMatchObject({
      share: 0.25,
      mean: 63.75,
    }));
  it("lets small differences pass below the threshold", () => {
    expect(pixelDifference(grey(100), grey(104), 0.1).share).toBe(0);
    expect(pixelDifference(grey(100), grey(104), 0.001).share).toBe(1);
  });
  it("refuses images of different sizes", () =>
    expect(() => pixelDifference(grey(1), grey(1, 2), 0.1)).toThrow("different sizes: 1 x 1 and 2 x 1"));
});
