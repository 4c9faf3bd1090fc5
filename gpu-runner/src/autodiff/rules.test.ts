import fc from "fast-check";
import * as ort from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { encodeModel } from "../onnx/index.ts";
import { drawCase, gradientCases } from "./cases/index.ts";
import { type Evaluate, gradientError } from "./check-gradient.ts";
import { differentiate } from "./differentiate.ts";
import { gradientRules } from "./rules/index.ts";

const evaluate: Evaluate = async (model, feeds) => {
  const session = await ort.InferenceSession.create(encodeModel(model), {
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  try {
    const inputs = Object.fromEntries(
      model.graph.inputs.map(({ name, dims }) => [
        name,
        new ort.Tensor("float32", feeds[name]!, dims as number[]),
      ]),
    );
    const outputs = await session.run(inputs);
    return Object.fromEntries(Object.entries(outputs).map(([name, t]) => [name, t.data as Float32Array]));
  } finally {
    await session.release();
  }
};

describe("every gradient rule agrees with finite differences on random shapes", () => {
  test.each(Object.entries(gradientCases))("%s", async (_name, define) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const drawn = drawCase(define, seed);
        const training = differentiate(drawn.model, { loss: "loss", wrt: drawn.names });
        const gradients = await evaluate(training, drawn.feeds);
        expect(await gradientError(drawn, gradients, evaluate)).toBeLessThan(2e-3);
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
