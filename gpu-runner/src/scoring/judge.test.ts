import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeTensor, type Tensor } from "../tensor/index.ts";
import { cosineSimilarity, createJudge, type ImageTextEncoder, imageSimilarity } from "./index.ts";

const pixel = (r: number, g: number, b: number) => makeTensor("uint8", [1, 1, 3], Uint8Array.of(r, g, b));
const words: Record<string, number[]> = { red: [1, 0, 0], green: [0, 1, 0], grey: [1, 1, 1] };

function colourEncoder(): ImageTextEncoder & { textsSeen: string[]; batches: number[] } {
  const textsSeen: string[] = [];
  const batches: number[] = [];
  return {
    textsSeen,
    batches,
    embedImages: async (images: readonly Tensor[]) => {
      batches.push(images.length);
      return images.map((i) => Float32Array.from(i.data as Uint8Array));
    },
    embedTexts: async (texts) => {
      textsSeen.push(...texts);
      return texts.map((t) => Float32Array.from(words[t]!));
    },
  };
}

describe("cosineSimilarity", () => {
  it("equals the definition", () => {
    // Python: (1*4 + 2*5 + 3*6) / (math.sqrt(14) * math.sqrt(77)) = 0.9746318461970762
    expect(cosineSimilarity([1, 2, 3], [4, 5, 6])).toBeCloseTo(0.9746318461970762, 14);
    expect(cosineSimilarity([1, 0], [-2, 0])).toBe(-1);
  });

  it("ignores scale and stays in [-1, 1]", () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
    const nonZero = vector.filter((v) => v.some((x) => x !== 0));
    fc.assert(
      fc.property(nonZero, nonZero, fc.integer({ min: 1, max: 50 }), (a, b, k) => {
        const scaled = a.map((x) => x * k);
        expect(cosineSimilarity(scaled, b)).toBeCloseTo(cosineSimilarity(b, a), 12);
        expect(Math.abs(cosineSimilarity(a, b))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses a zero vector and unequal lengths", () => {
    expect(() => cosineSimilarity([0, 0], [1, 0])).toThrow(/no direction/);
    expect(() => cosineSimilarity([1], [1, 0])).toThrow(/cannot be compared/);
    expect(() => imageSimilarity([1], [])).toThrow(/at least one reference/);
  });
});

describe("createJudge", () => {
  const texts = { conditioning: "grey", classKept: "red", subjectRemoved: "green" };

  it("takes IS over all references and TS of the three texts", async () => {
    const judge = await createJudge(colourEncoder(), [pixel(9, 0, 0), pixel(0, 9, 0)]);
    const [score] = await judge.score([{ image: pixel(5, 0, 0), texts }]);
    expect(score!.imageSimilarity).toBe(0.5);
    expect(score!.textSimilarity).toBe(1);
    expect(score!.textSimilaritySubjectRemoved).toBe(0);
    expect(score!.textSimilarityConditioning).toBeCloseTo(1 / Math.sqrt(3), 7);
    expect(judge.referenceCeiling()).toBe(0);
  });

  it("gives the same scores for any batch size and embeds each text once", async () => {
    const images = Array.from({ length: 7 }, (_, i) => ({ image: pixel(i + 1, 3, 9 - i), texts }));
    const encoder = colourEncoder();
    const small = await createJudge(encoder, [pixel(1, 2, 3)], 2);
    const scores = await small.score(images);
    await small.score(images);
    expect(encoder.textsSeen).toEqual(["grey", "red", "green"]);
    expect(Math.max(...encoder.batches)).toBe(2);
    expect(await (await createJudge(colourEncoder(), [pixel(1, 2, 3)], 100)).score(images)).toEqual(scores);
    expect(small.referenceCeiling()).toBeUndefined();
  });
});
