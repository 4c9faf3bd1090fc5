import { compareCheckpoints, type EvaluatedImage } from "@dreambooth-dpo/db/comparison";
import { describe, expect, it } from "vitest";
import { renderTable } from "./index.ts";

const scores: Readonly<Record<string, readonly number[]>> = { a: [0.2, 0.4], b: [0.5, 0.1], c: [0.3, 0.5] };

/** Images of two prompts of each concept, TS as above and IS its complement, shifted. */
const images = (concepts: readonly string[], shift = { ts: 0, is: 0 }): EvaluatedImage[] =>
  concepts.flatMap((concept) =>
    scores[concept]!.map((v, i) => ({
      concept,
      prompt: `p${i}`,
      sample: 0,
      scores: { textSimilarity: v + shift.ts, imageSimilarity: 1 - v + shift.is },
    })),
  );

const compare = (concepts: readonly string[]) =>
  compareCheckpoints(
    [
      { name: "baseline", variant: "baseline", images: images(concepts) },
      { name: "TS", variant: "TS", round: 1, images: images(concepts, { ts: 0.05, is: 0.01 }) },
    ],
    { baseline: "baseline", seed: 5, samples: 500 },
  );

describe("renderTable", () => {
  it("shows means, differences and intervals", () => {
    const text = renderTable(compare(["a", "b", "c"])).split("\n");
    expect(text[0]).toMatch(/^selecting judge +IS +Δ IS +TS +Δ TS +beats both/);
    // TS of the concepts: 0.3, 0.3, 0.4; SE = 0.0577 / sqrt 3
    expect(text[2]).toMatch(/^baseline +0\.667 ±0\.033 +- +0\.333 ±0\.033 +- +-$/);
    expect(text[3]).toMatch(/^TS .*\+0\.0500 \[\+0\.0500, \+0\.0500\] +100% +\*$/);
  });

  it("says so when the prompts of one concept are the units", () => {
    expect(renderTable(compare(["a"]))).toMatch(/over 2 prompts of the one concept/);
  });
});
