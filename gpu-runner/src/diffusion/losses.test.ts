import fc from "fast-check";
import ort from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { differentiate } from "../autodiff/index.ts";
import { encodeModel, GraphBuilder, type Model } from "../onnx/index.ts";
import { float32, randomStream, type Tensor, toFloat32 } from "../tensor/index.ts";
import { appendDenoisingLoss, appendDpoLoss } from "./index.ts";

async function run(model: Model, feeds: Record<string, Tensor>): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(encodeModel(model));
  try {
    const inputs = Object.entries(feeds).map(
      ([name, t]) => [name, new ort.Tensor("float32", toFloat32(t), t.dims)] as const,
    );
    const results = await session.run(Object.fromEntries(inputs));
    return Object.fromEntries(Object.entries(results).map(([name, t]) => [name, t.data as Float32Array]));
  } finally {
    await session.release();
  }
}

/** The scalar outputs of a graph. */
async function evaluate(
  builder: GraphBuilder,
  feeds: Record<string, Tensor>,
): Promise<Record<string, number>> {
  const results = await run(builder.build(), feeds);
  return Object.fromEntries(Object.entries(results).map(([name, data]) => [name, data[0]!]));
}

const normal = (dims: number[], sample: number): Tensor =>
  float32(dims, randomStream({ seed: 3, purpose: "test", sample }).normal(dims.reduce((a, b) => a * b, 1)));

async function dpo(
  policy: Tensor,
  reference: Tensor,
  target: Tensor,
  beta: number,
): Promise<Record<string, number>> {
  const builder = new GraphBuilder();
  for (const [name, t] of Object.entries({ policy, target, reference }))
    builder.input(name, "float32", t.dims);
  const outputs = appendDpoLoss(builder, {
    prediction: "policy",
    target: "target",
    reference: "reference",
    beta,
  });
  for (const [name, value] of Object.entries(outputs)) builder.output(value, name);
  return evaluate(builder, { policy, reference, target });
}

/** The formula of METHOD section 1 in plain numbers. */
function expectedDpo(policy: Tensor, reference: Tensor, target: Tensor, beta: number) {
  const [rows = 0, ...rest] = policy.dims;
  const size = rest.reduce((a, b) => a * b, 1);
  const errors = [policy, reference].map((prediction) =>
    Array.from({ length: rows }, (_, row) => {
      let sum = 0;
      for (let i = row * size; i < (row + 1) * size; i++)
        sum += (toFloat32(prediction)[i]! - toFloat32(target)[i]!) ** 2;
      return sum / size;
    }),
  ) as [number[], number[]];
  const pairs = rows / 2;
  const gap = (m: number[], p: number) => m[p]! - m[pairs + p]!;
  const z = Array.from({ length: pairs }, (_, p) => (-beta / 2) * (gap(errors[0], p) - gap(errors[1], p)));
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    z,
    loss: mean(z.map((v) => Math.max(-v, 0) + Math.log1p(Math.exp(-Math.abs(v))))),
    implicitAccuracy: mean(z.map((v) => (Math.abs(v) <= 1e-3 ? 0.5 : v > 0 ? 1 : 0))),
    winnerError: mean(errors[0].slice(0, pairs)),
    loserError: mean(errors[0].slice(pairs)),
    referenceError: mean(errors[1]),
    margin: mean(z),
  };
}

describe("DPO loss", () => {
  const dims = [6, 2, 3, 3];

  it("equals the formula", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(0.5, 10, 5000),
        async (seed, beta) => {
          const [policy, reference, target] = [0, 1, 2].map((k) => normal(dims, seed * 3 + k)) as [
            Tensor,
            Tensor,
            Tensor,
          ];
          const actual = await dpo(policy, reference, target, beta);
          const { z: _, ...expected } = expectedDpo(policy, reference, target, beta);
          for (const [name, value] of Object.entries(expected))
            expect(Math.abs(actual[name]! - value) / Math.max(1, Math.abs(value)), name).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("is ln 2 with accuracy one half when policy and reference agree", async () => {
    const policy = normal(dims, 0);
    const actual = await dpo(policy, policy, normal(dims, 1), 5000);
    expect(actual.loss).toBeCloseTo(Math.LN2, 6);
    expect(actual.implicitAccuracy).toBe(0.5);
  });

  it("has the gradient of the method, also where policy and reference agree", async () => {
    for (const sample of [1, 2]) {
      const [policy, target] = [normal(dims, 0), normal(dims, 9)];
      const reference = sample === 1 ? policy : normal(dims, 2);
      const builder = new GraphBuilder();
      for (const name of ["policy", "target", "reference"]) builder.input(name, "float32", dims);
      const values = { prediction: "policy", target: "target", reference: "reference", beta: 3 };
      builder.output(appendDpoLoss(builder, values).loss, "loss");
      const model = differentiate(builder.build(), { loss: "loss", wrt: ["policy"] });
      const result = await run(model, { policy, target, reference });
      const { z } = expectedDpo(policy, reference, target, 3);
      const size = 18;
      // dL / d prediction of the winner = sigmoid(-z) (beta / CHW) (prediction - target) / P; the loser's is negated
      result["grad.policy"]!.forEach((gradient, i) => {
        const row = Math.floor(i / size);
        const pull = 1 / (1 + Math.exp(z[row % 3]!));
        const error = toFloat32(policy)[i]! - toFloat32(target)[i]!;
        expect(gradient).toBeCloseTo(((row < 3 ? 1 : -1) * pull * (3 / size) * error) / 3, 6);
      });
    }
  });

  it("stays finite at margins far beyond float32's exp", async () => {
    const target = float32(dims);
    const far = float32(dims, new Float32Array(108).fill(10));
    const near = float32(
      dims,
      new Float32Array(108).map((_, i) => (i < 54 ? 0.01 : 10)),
    );
    expect((await dpo(near, far, target, 5000)).loss).toBeCloseTo(0, 12);
    // z = -2500 * ((100 - 100) - (0.0001 - 100))
    expect((await dpo(far, near, target, 5000)).loss).toBeCloseTo(249_999.75, 0);
  });

  it("takes the reference's errors computed before", async () => {
    const builder = new GraphBuilder();
    builder.input("policy", "float32", [2, 4]);
    builder.input("target", "float32", [2, 4]);
    builder.input("referenceError", "float32", [2]);
    const values = { prediction: "policy", target: "target", reference: "referenceError", beta: 2 };
    builder.output(appendDpoLoss(builder, values).loss, "loss");
    const feeds = {
      policy: float32([2, 4], [1, 1, 1, 1, 2, 2, 2, 2]),
      target: float32([2, 4]),
      referenceError: float32([2], [2, 1]),
    };
    // z = -1 * ((1 - 4) - (2 - 1)) = 4, log(1 + exp(-4))
    expect((await evaluate(builder, feeds)).loss).toBeCloseTo(Math.log1p(Math.exp(-4)), 6);
  });

  it("refuses a beta that is not positive and an odd batch", () => {
    const builder = new GraphBuilder();
    for (const name of ["a", "b", "c"]) builder.input(name, "float32", [3, 4]);
    const values = { prediction: "a", target: "b", reference: "c" };
    expect(() => appendDpoLoss(builder, { ...values, beta: 0 })).toThrow(/beta is 0/);
    expect(() => appendDpoLoss(builder, { ...values, beta: 1 })).toThrow(/DPO batch is 3/);
  });
});

describe("denoising loss", () => {
  it("is the weighted mean of the images' squared errors", async () => {
    const builder = new GraphBuilder();
    builder.input("prediction", "float32", [2, 2]);
    builder.input("target", "float32", [2, 2]);
    builder.input("weights", "float32", [2]);
    const values = { prediction: "prediction", target: "target" };
    builder.output(appendDenoisingLoss(builder, values), "plain");
    builder.output(appendDenoisingLoss(builder, { ...values, weights: "weights" }), "weighted");
    const result = await evaluate(builder, {
      prediction: float32([2, 2], [1, 3, 2, 2]),
      target: float32([2, 2], [0, 0, 0, 0]),
      weights: float32([2], [1, 0.5]),
    });
    // ((1 + 9) / 2 + (4 + 4) / 2) / 2 and (5 + 0.5 * 4) / 2
    expect(result).toEqual({ plain: 4.5, weighted: 3.5 });
  });

  it("refuses a target of another shape", () => {
    const builder = new GraphBuilder();
    builder.input("a", "float32", [2, 4]);
    builder.input("b", "float32", [2, 3]);
    expect(() => appendDenoisingLoss(builder, { prediction: "a", target: "b" })).toThrow(/loss target dims/);
  });
});
