import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawCase, gradientCases } from "./cases/index.ts";
import { gradientError } from "./check-gradient.ts";
import { gradientRules } from "./rules/index.ts";

describe("every gradient rule agrees with finite differences on random shapes", () => {
  test.each(Object.entries(gradientCases))("%s", async (_name, define) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await gradientError(drawCase(define, seed))).toBeLessThan(2e-3);
      }),
      { numRuns: 6 },
    );
  });
});

test("every gradient rule has a case", () => {
  const covered = new Set(
    Object.values(gradientCases).flatMap((define) =>
      [0, 1, 2].flatMap((seed) => drawCase(define, seed).model.graph.nodes.map((node) => node.op)),
    ),
  );
  expect([...gradientRules.keys()].filter((op) => !covered.has(op))).toEqual([]);
});
