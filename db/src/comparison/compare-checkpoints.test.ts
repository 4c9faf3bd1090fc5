import { describe, expect, it } from "vitest";
import { aggregateScores, compareCheckpoints, type EvaluatedImage } from "./index.ts";

/** Three concepts, two prompts each; concept c has unequal image counts so that a flat mean would differ. */
function handMade(shift: { ts: number; is: number }, heldOut = false): EvaluatedImage[] {
  const rows: [string, string, number[]][] = [
    ["a", "p1", [0.1, 0.3]],
    ["a", "p2", [0.4, 0.4]],
    ["b", "p1", [0.5, 0.5]],
    ["b", "p2", [0.1, 0.1]],
    ["c", "p1", [0.2, 0.2, 0.2, 0.6]],
    ["c", "p2", [0.5]],
  ];
  return rows.flatMap(([concept, prompt, values]) =>
    values.map((v, sample) => ({
      concept,
      prompt,
      sample,
      scores: {
        textSimilarity: v + shift.ts,
        imageSimilarity: 1 - v + shift.is,
        ...(heldOut ? { heldOutTextSimilarity: v, heldOutImageSimilarity: v } : {}),
      },
    })),
  );
}

const checkpoint = (name: string, variant: string, images: EvaluatedImage[], round?: number) => ({
  name,
  variant,
  images,
  ...(round === undefined ? {} : { round }),
});
const zero = { ts: 0, is: 0 };
const options = { baseline: "baseline", seed: 5, samples: 500 };

describe("aggregateScores", () => {
  it("averages images -> prompts -> concepts (hand-made set)", () => {
    const scores = aggregateScores(handMade(zero), "textSimilarity")!;
    // a: ((.1+.3)/2 + .4)/2 = .3; b: (.5+.1)/2 = .3; c: ((.2*3+.6)/4 + .5)/2 = .4
    expect(scores.map((s) => [s.concept, s.value.toFixed(12)])).toEqual([
      ["a", "0.300000000000"],
      ["b", "0.300000000000"],
      ["c", "0.400000000000"],
    ]);
    expect(aggregateScores(handMade(zero), "heldOutTextSimilarity")).toBeUndefined();
  });

  it("refuses a metric that only some images carry", () => {
    const [first, ...rest] = handMade(zero, true);
    const partial = [{ ...first!, scores: { textSimilarity: 1, imageSimilarity: 1 } }, ...rest];
    expect(() => aggregateScores(partial, "heldOutTextSimilarity")).toThrow(
      /heldOutTextSimilarity of "p1" sample 0 \(a\)/,
    );
    expect(() => aggregateScores([], "textSimilarity")).toThrow(/at least one evaluated image/);
  });
});

describe("compareCheckpoints", () => {
  const comparison = compareCheckpoints(
    [
      checkpoint("baseline", "baseline", handMade(zero)),
      checkpoint("TS", "TS", handMade({ ts: 0.05, is: 0.01 }), 1),
      checkpoint("worse", "X", handMade({ ts: -0.1, is: -0.1 }), 1),
    ],
    options,
  );

  it("gives means, SD and SE over concepts and paired differences", () => {
    expect(comparison).toMatchObject({
      unit: "concepts",
      clusters: 3,
      metrics: ["imageSimilarity", "textSimilarity"],
    });
    const [base, ts, worse] = comparison.rows;
    // statistics.stdev([.3, .3, .4]) = 0.05773502691896258
    expect(base!.cells.textSimilarity).toMatchObject({ n: 3, unit: "concepts", delta: null });
    expect(base!.cells.textSimilarity!.value).toBeCloseTo(1 / 3, 12);
    expect(base!.cells.textSimilarity!.sd).toBeCloseTo(0.05773502691896258, 12);
    expect(base!.cells.textSimilarity!.se).toBeCloseTo(0.05773502691896258 / Math.sqrt(3), 12);
    const delta = ts!.cells.textSimilarity!.delta!;
    expect([delta.value, delta.lo, delta.hi].map((v) => v!.toFixed(9))).toEqual(Array(3).fill("0.050000000"));
    expect(delta.method).toMatch(/^paired percentile bootstrap over 3 clusters/);
    expect(ts!.dominatesBaseline!.value).toBe(1);
    expect(worse!.dominatesBaseline!.value).toBe(0);
    expect(comparison.rows.map((r) => r.onFrontier)).toEqual([false, true, false]);
  });

  it("takes the prompts as units when there is one concept, and says so", () => {
    const one = (shift: typeof zero) => handMade(shift).filter((i) => i.concept === "c");
    const single = compareCheckpoints(
      [checkpoint("baseline", "baseline", one(zero)), checkpoint("IS", "IS", one({ ts: 0, is: 0.1 }))],
      options,
    );
    expect(single).toMatchObject({ unit: "prompts", clusters: 2 });
  });

  it("refuses checkpoints that saw other prompts, and an unknown baseline", () => {
    const baseline = checkpoint("baseline", "baseline", handMade(zero));
    const fewer = checkpoint(
      "TS",
      "TS",
      handMade(zero).filter((i) => i.prompt === "p1"),
    );
    expect(() => compareCheckpoints([baseline, fewer], options)).toThrow(/prompts of TS .* of baseline/);
    expect(() => compareCheckpoints([baseline], { ...options, baseline: "b" })).toThrow(
      /checkpoint is called "b"/,
    );
  });
});
