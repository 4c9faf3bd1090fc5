import { compareCheckpoints, type EvaluatedImage } from "@dreambooth-dpo/db/comparison";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { axisTicks } from "./axis-ticks.ts";
import { renderPlane } from "./index.ts";

const images = (ts: number, is: number): EvaluatedImage[] =>
  ["a", "b", "c"].flatMap((concept, c) =>
    ["p", "q"].map((prompt, p) => ({
      concept,
      prompt,
      sample: 0,
      scores: {
        textSimilarity: 0.3 + ts + 0.01 * c - 0.004 * p,
        imageSimilarity: 0.7 + is - 0.015 * c,
        heldOutTextSimilarity: 0.2 + ts / 2 + 0.01 * c,
        heldOutImageSimilarity: 0.5 + is / 2 + 0.01 * p,
      },
    })),
  );

const comparison = compareCheckpoints(
  [
    { name: "step 100", variant: "baseline", step: 100, images: images(0.02, -0.06) },
    { name: "baseline", variant: "baseline", step: 200, images: images(0, 0) },
    { name: "TS round 1", variant: "TS", round: 1, images: images(0.02, 0.01) },
    { name: "TS round 2", variant: "TS", round: 2, images: images(0.05, 0.015) },
    { name: "MIX <2>", variant: "MIX", round: 2, images: images(0.03, 0.03) },
    { name: "IS round 2", variant: "IS", round: 2, images: images(0.005, 0.06) },
  ],
  { baseline: "baseline", seed: 1, samples: 200 },
);

describe("renderPlane", () => {
  const svg = renderPlane(comparison);

  it("labels both axes with unit, every point, and draws frontier, error bars and arrows", () => {
    for (const text of [
      "TS: text similarity (cosine)",
      "IS: image similarity (cosine)",
      "TS round 2",
      "3 concepts",
    ])
      expect(svg).toContain(text);
    expect(svg).toContain("MIX &lt;2&gt;");
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(svg.match(/stroke-opacity/g)).toHaveLength(6);
    expect(svg.match(/<polyline/g)).toHaveLength(1);
    expect(svg.match(/ Z" fill/g)).toHaveLength(4);
    for (const colour of ["#0072b2", "#d55e00", "#009e73"]) expect(svg).toContain(colour);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("is the same picture every time, and one that an SVG renderer reads", async () => {
    expect(renderPlane(comparison)).toBe(svg);
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({
      format: "svg",
      width: 760,
      height: 520,
    });
  });

  it("draws the held-out judge's plane, and one lonely point", () => {
    expect(renderPlane(comparison, { heldOut: true })).toContain("held-out IS: image similarity");
    const lonely = compareCheckpoints(
      [{ name: "baseline", variant: "baseline", images: images(0, 0).slice(0, 1) }],
      { baseline: "baseline", seed: 1 },
    );
    expect(renderPlane(lonely)).not.toMatch(/NaN|Infinity/);
  });
});

it("axisTicks are round numbers inside the range", () => {
  expect(axisTicks(0.283, 0.347, 6)).toEqual({ ticks: [0.3, 0.32, 0.34], decimals: 2 });
  expect(axisTicks(0, 10, 5)).toEqual({ ticks: [0, 2, 4, 6, 8, 10], decimals: 0 });
  const low = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(low, fc.double({ min: 1e-4, max: 2, noNaN: true }), (from, span) => {
      const { ticks } = axisTicks(from, from + span, 6);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }),
  );
});
