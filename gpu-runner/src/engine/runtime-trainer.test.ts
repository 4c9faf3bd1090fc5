import { expect, test } from "vitest";
import { GraphBuilder } from "../onnx/index.ts";
import { float32, randomStream, toFloat32 } from "../tensor/index.ts";
import { learningRateAt } from "./learning-rate.ts";
import { RuntimeTrainer } from "./runtime-trainer.ts";
import type { TrainingProgram } from "./training-graphs.ts";

const optimizer = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1, maxGradNorm: 1 };
const cpu = { provider: "cpu", threads: 1 };

/** loss = mean((x W + b - y)^2) with W [3, 2] and b [2]. */
function regression(overrides: Partial<TrainingProgram> = {}): TrainingProgram {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [4, 3]);
  const y = g.input("y", "float32", [4, 2]);
  const w = g.initializer("w", float32([3, 2], [0.1, -0.2, 0.3, 0.4, -0.5, 0.6]));
  const b = g.initializer("b", float32([2], [0, 0]));
  const error = g.op("Sub", [g.op("Add", [g.op("MatMul", [x, w]), b]), y]);
  g.output(g.reduce("ReduceMean", g.op("Mul", [error, error]), [0, 1], 0), "loss");
  return { model: g.build(), loss: "loss", trainable: ["w", "b"], optimizer, ...overrides };
}

const batch = (step: number) => {
  const stream = randomStream({ seed: 5, purpose: "regression", step });
  return { x: float32([4, 3], stream.normal(12)), y: float32([4, 2], stream.normal(8)) };
};

/** The same training in float64 by the textbook formulas. */
function reference(steps: number, rate: number): { w: number[]; b: number[]; norms: number[] } {
  const p = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0, 0];
  const m = p.map(() => 0);
  const v = p.map(() => 0);
  const norms: number[] = [];
  for (let t = 1; t <= steps; t++) {
    const { x, y } = batch(t - 1);
    const [xs, ys] = [toFloat32(x), toFloat32(y)];
    const g = p.map(() => 0);
    for (let n = 0; n < 4; n++)
      for (let o = 0; o < 2; o++) {
        let e = p[6 + o]! - ys[n * 2 + o]!;
        for (let i = 0; i < 3; i++) e += xs[n * 3 + i]! * p[i * 2 + o]!;
        for (let i = 0; i < 3; i++) g[i * 2 + o]! += (2 * e * xs[n * 3 + i]!) / 8;
        g[6 + o]! += (2 * e) / 8;
      }
    const norm = Math.hypot(...g);
    norms.push(norm);
    const clip = Math.min(1, optimizer.maxGradNorm / (norm + 1e-6));
    p.forEach((_, i) => {
      m[i] = optimizer.beta1 * m[i]! + (1 - optimizer.beta1) * g[i]! * clip;
      v[i] = optimizer.beta2 * v[i]! + (1 - optimizer.beta2) * (g[i]! * clip) ** 2;
      const mean = m[i]! / (1 - optimizer.beta1 ** t);
      const deviation = Math.sqrt(v[i]! / (1 - optimizer.beta2 ** t)) + optimizer.epsilon;
      p[i] = p[i]! * (1 - rate * optimizer.weightDecay) - (rate * mean) / deviation;
    });
  }
  return { w: p.slice(0, 6), b: p.slice(6), norms };
}

const values = async (trainer: RuntimeTrainer, name: string) =>
  Array.from((await trainer.snapshot()).parameters.get(name)!.data as Float32Array);

test("AdamW with clipping and decoupled decay follows the formulas in float64", async () => {
  const trainer = await RuntimeTrainer.create(regression(), cpu);
  const expected = reference(20, 0.05);
  for (let step = 0; step < 20; step++) {
    const { gradientNorm } = await trainer.step([batch(step)], 0.05);
    expect(gradientNorm).toBeCloseTo(expected.norms[step]!, 5);
  }
  (await values(trainer, "w")).forEach((v, i) => {
    expect(v).toBeCloseTo(expected.w[i]!, 5);
  });
  (await values(trainer, "b")).forEach((v, i) => {
    expect(v).toBeCloseTo(expected.b[i]!, 5);
  });
  await trainer.release();
});

test("two equal micro-batches make the same step as one", async () => {
  const [once, twice] = [
    await RuntimeTrainer.create(regression(), cpu),
    await RuntimeTrainer.create(regression(), cpu),
  ];
  const one = await once.step([batch(0)], 0.01);
  const two = await twice.step([batch(0), batch(0)], 0.01);
  expect(two.loss).toBeCloseTo(one.loss, 6);
  const single = await values(once, "w");
  (await values(twice, "w")).forEach((v, i) => {
    expect(v).toBeCloseTo(single[i]!, 6);
  });
  await Promise.all([once.release(), twice.release()]);
});

test("a restored run is byte-identical to the uninterrupted one, average included", async () => {
  const program = regression({ ema: 0.9 });
  const whole = await RuntimeTrainer.create(program, cpu);
  for (let step = 0; step < 3; step++) await whole.step([batch(step)], 0.02);
  const kept = await whole.snapshot();
  for (let step = 3; step < 6; step++) await whole.step([batch(step)], 0.02);
  const resumed = await RuntimeTrainer.create(program, cpu);
  await resumed.restore(kept);
  for (let step = 3; step < 6; step++) await resumed.step([batch(step)], 0.02);
  const end = await whole.snapshot();
  expect(await resumed.snapshot()).toEqual(end);
  expect(end.average!.get("w")).not.toEqual(end.parameters.get("w"));
  await Promise.all([whole.release(), resumed.release()]);
});

test("a loss that is no number stops the run, names the step and leaves the weights as they were", async () => {
  const trainer = await RuntimeTrainer.create(regression(), cpu);
  await trainer.step([batch(0)], 0.01);
  const before = await values(trainer, "w");
  const poisoned = { ...batch(1), y: float32([4, 2], new Float32Array(8).fill(Number.NaN)) };
  await expect(trainer.step([poisoned], 0.01)).rejects.toThrow(
    /loss became NaN at step 2\. Try a lower learning rate.*go on from the checkpoint of step 1/,
  );
  expect(await values(trainer, "w")).toEqual(before);
  await trainer.release();
});

test("weights that fly apart stop the run while their loss is still a number", async () => {
  const trainer = await RuntimeTrainer.create(
    regression({ divergence: { window: 10, recent: 3, factor: 8 } }),
    cpu,
  );
  for (let step = 0; step < 12; step++) await trainer.step([batch(step)], 0.01);
  await trainer.snapshot();
  const flight = async () => {
    for (let step = 12; step < 40; step++) await trainer.step([batch(step)], 5);
  };
  await expect(flight()).rejects.toMatchObject({
    code: "DIVERGED",
    message: expect.stringMatching(
      /^The loss exploded at step \d+: it is \d.*lower learning rate.*checkpoint of step 12\.$/,
    ),
  });
  await trainer.release();
});

test("a gradient that is no finite number stops the run though the loss is one", async () => {
  const g = new GraphBuilder();
  const w = g.initializer("w", float32([2], [4, 0]));
  g.output(g.reduce("ReduceSum", g.op("Sqrt", [w]), [0], 0), "loss");
  const program = { model: g.build(), loss: "loss", trainable: ["w"], optimizer };
  const trainer = await RuntimeTrainer.create(program, cpu);
  await expect(trainer.step([{}], 0.01)).rejects.toThrow(
    /^The gradient norm became Infinity at step 1\. .*start again, no checkpoint was kept\.$/,
  );
  await trainer.release();
});

test("a state that does not fit is refused and changes nothing", async () => {
  const trainer = await RuntimeTrainer.create(regression(), cpu);
  const state = await trainer.snapshot();
  const misfit = { ...state, secondMoments: new Map([["w", float32([2, 3])]]) };
  await expect(trainer.restore({ ...misfit, step: 9 })).rejects.toThrow(
    /"second_moment\.w" of shape \[2,3\]; expected shape \[3,2\]/,
  );
  await expect(trainer.restore({ ...state, firstMoments: new Map() })).rejects.toThrow(/no "first_moment/);
  expect(await trainer.snapshot()).toEqual(state);
  await trainer.release();
});

test("an unknown trainable is refused by name", async () => {
  await expect(RuntimeTrainer.create(regression({ trainable: ["w", "nowhere"] }), cpu)).rejects.toThrow(
    /trainable is "nowhere"/,
  );
});

test("learning-rate schedules", () => {
  expect(learningRateAt({ kind: "constant", rate: 2, warmup: 4 }, 0)).toBe(0.5);
  expect(learningRateAt({ kind: "constant", rate: 2, warmup: 4 }, 9)).toBe(2);
  const linear = { kind: "linear", rate: 1, holdUntil: 0.6, floor: 0.02, steps: 100 } as const;
  expect(learningRateAt(linear, 59)).toBe(1);
  expect(learningRateAt(linear, 80)).toBeCloseTo(0.5);
  expect(learningRateAt(linear, 100)).toBe(0.02);
  expect(learningRateAt({ kind: "cosine", rate: 1, floor: 0, steps: 10 }, 5)).toBeCloseTo(0.5);
});

test("a rate factor scales one weight's step and decay alone", async () => {
  const rate = 0.05;
  const run = async (overrides: Partial<TrainingProgram>, at: number) => {
    const trainer = await RuntimeTrainer.create(regression(overrides), cpu);
    await trainer.step([batch(0)], at);
    const state = { w: await values(trainer, "w"), b: await values(trainer, "b") };
    await trainer.release();
    return state;
  };
  const factored = await run({ rateFactors: new Map([["b", 0.25]]) }, rate);
  expect(factored.w).toEqual((await run({}, rate)).w);
  const slow = (await run({}, rate / 4)).b;
  factored.b.forEach((x, i) => {
    expect(x).toBeCloseTo(slow[i]!, 8);
  });
});
