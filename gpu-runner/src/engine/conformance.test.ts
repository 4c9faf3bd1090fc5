import { existsSync } from "node:fs";
import * as ort from "onnxruntime-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differentiate, drawCase, type Evaluate, gradientCases, gradientError } from "../autodiff/index.ts";
import { GraphBuilder } from "../onnx/index.ts";
import { float32, randomStream, type Tensor, toFloat32 } from "../tensor/index.ts";
import { type Device, type DeviceOptions, openDevice } from "./device.ts";
import { medianSlope } from "./median-slope.ts";
import type { TrainerState } from "./runtime-trainer.ts";
import type { TrainingProgram } from "./training-graphs.ts";

// What a provider must do to train: every gradient rule, and whole steps. DBDPO_VULKAN_ICD names the manifest of the
// Vulkan driver that webgpu is tested on; chromium's package brings one in software.
const chromiumDriver = "/usr/lib/chromium/vk_swiftshader_icd.json";
const vulkanDriver =
  process.env.DBDPO_VULKAN_ICD || (existsSync(chromiumDriver) ? chromiumDriver : undefined);
const webgpuListed = ort.listSupportedBackends().some((backend) => backend.name === "webgpu");

const providers: DeviceOptions[] = [{ provider: "cpu", threads: 1 }];
if (vulkanDriver && webgpuListed) providers.push({ provider: "webgpu", threads: 1, vulkanDriver });
else
  console.log(
    `No conformance suite for webgpu: ${webgpuListed ? "DBDPO_VULKAN_ICD is not set and chromium's driver is not installed" : "this build of onnxruntime lacks it"}.`,
  );

/** WGSL grants sine and cosine an absolute error of 2^-11 (WGSL specification, accuracy of built-in functions). */
const trigonometry = new Set(["Sin", "Cos"]);
const limitOf = (name: string) => (trigonometry.has(name) ? 1e-3 : 2e-5);

/** Two convolutions, a softmax over positions and a product; weight `bias` has gradient zero by theory. */
function program(): TrainingProgram {
  const g = new GraphBuilder();
  const weight = (name: string, dims: number[]) =>
    g.initializer(
      name,
      float32(
        dims,
        randomStream({ seed: 2, purpose: name })
          .normal(dims.reduce((a, b) => a * b))
          .map((v) => v / 3),
      ),
    );
  const x = g.input("x", "float32", [2, 3, 6, 6]);
  const same = { pads: [1, 1, 1, 1] };
  const first = g.op("Tanh", [g.op("Conv", [x, weight("first", [4, 3, 3, 3])], same)]);
  const second = g.reshape(g.op("Conv", [first, weight("second", [4, 4, 3, 3])], same), [2, 4, 36]);
  // Added to every position alike, the bias leaves the softmax as it is.
  const shifted = g.op("Add", [second, weight("bias", [4, 1])]);
  const attention = g.op("Softmax", [shifted], { axis: -1 });
  const y = g.op("MatMul", [attention, weight("last", [36, 5])]);
  g.output(g.reduce("ReduceMean", g.op("Mul", [y, y]), [0, 1, 2], 0), "loss");
  return {
    model: g.build(),
    loss: "loss",
    trainable: ["first", "second", "bias", "last"],
    // Adam divides by the gradient's own size; the large epsilon keeps rounding of a zero gradient from becoming a step.
    optimizer: { beta1: 0.9, beta2: 0.99, epsilon: 1e-2, weightDecay: 0.01, maxGradNorm: 0.5 },
    ema: 0.9,
  };
}

const batch = (step: number, sample: number) => ({
  x: float32([2, 3, 6, 6], randomStream({ seed: 2, purpose: "images", step, sample }).normal(216)),
});

async function train(device: Device): Promise<{ losses: number[]; norms: number[]; state: TrainerState }> {
  const trainer = await device.trainer(program());
  const [losses, norms]: [number[], number[]] = [[], []];
  const go = async (from: number, to: number) => {
    for (let step = from; step < to; step++) {
      const result = await trainer.step([batch(step, 0), batch(step, 1)], 0.05);
      losses[step] = result.loss;
      norms[step] = result.gradientNorm;
    }
  };
  await go(0, 2);
  const kept = await trainer.state();
  await go(2, 4);
  const state = await trainer.state();
  await trainer.restore(kept);
  await go(2, 4);
  expect(await trainer.state()).toEqual(state);
  await trainer.release();
  return { losses, norms, state };
}

/** Largest difference between two sets of arrays, relative to the largest value in the expected one. */
function deviation(actual: Iterable<ArrayLike<number>>, expected: Iterable<ArrayLike<number>>): number {
  const [a, b] = [actual, expected].map((arrays) => [...arrays].flatMap((array) => Array.from(array))) as [
    number[],
    number[],
  ];
  expect(a.length).toBe(b.length);
  const scale = Math.max(...b.map(Math.abs));
  return Math.max(...b.map((v, i) => Math.abs(v - a[i]!))) / (scale || 1);
}

const evaluateOn =
  (device: () => Device): Evaluate =>
  async (model, feeds) => {
    const session = await device().session(model);
    const inputs = model.graph.inputs.map(({ name, dims }) => [
      name,
      float32(dims as number[], feeds[name]!),
    ]);
    const outputs = await session.run(Object.fromEntries(inputs));
    await session.release();
    return Object.fromEntries(Object.entries(outputs).map(([name, t]) => [name, toFloat32(t)]));
  };

let cpu: Device;
beforeAll(async () => {
  cpu = await openDevice({ provider: "cpu", threads: 1 });
});
afterAll(() => cpu.close());

describe.each(providers)("provider $provider", (options) => {
  let device: Device;
  const worst = { name: "", error: 0 };
  beforeAll(async () => {
    device = await openDevice(options);
  });
  afterAll(async () => {
    console.log(
      `${options.provider}: canary ${device.info.canary.milliseconds.toFixed(1)} ms, error ${device.info.canary.maxError.toExponential(1)}; gradients differ from the CPU's by at most ${worst.error.toExponential(1)} of their scale (${worst.name || "none"}), sine and cosine apart`,
    );
    await device.close();
  });
  const onDevice = evaluateOn(() => device);
  const onCpu = evaluateOn(() => cpu);

  test.each(Object.entries(gradientCases))("gradient of %s", async (name, define) => {
    for (const seed of [1, 2]) {
      const drawn = drawCase(define, seed);
      const training = differentiate(drawn.model, { loss: "loss", wrt: drawn.names });
      const gradients = await onDevice(training, drawn.feeds);
      expect(await gradientError(drawn, gradients, onCpu)).toBeLessThan(2e-3);
      const expected = await onCpu(training, drawn.feeds);
      const names = drawn.names.map((name) => `grad.${name}`);
      // Against the scale of all of the case's gradients: one that is zero by theory is rounding everywhere.
      const error = deviation(
        names.map((name) => gradients[name]!),
        names.map((name) => expected[name]!),
      );
      if (error > worst.error && !trigonometry.has(name)) Object.assign(worst, { name, error });
      expect(error).toBeLessThan(limitOf(name));
    }
  });

  test("four training steps, the last two repeated from a kept state byte for byte", async () => {
    const [actual, expected] = [await train(device), await train(cpu)];
    expect(deviation([actual.losses, actual.norms], [expected.losses, expected.norms])).toBeLessThan(1e-4);
    const arrays = (map: ReadonlyMap<string, Tensor>) => [...map.values()].map(toFloat32);
    for (const part of ["parameters", "firstMoments", "secondMoments", "average"] as const)
      expect(deviation(arrays(actual.state[part]!), arrays(expected.state[part]!)), part).toBeLessThan(1e-4);
    expect(device.info.stateOnDevice).toBe(options.provider === "webgpu");
  });

  // In host memory the JavaScript heap hides so short a run; device-memory.test.ts makes a long one.
  if (options.provider !== "cpu")
    test("no step leaves a state tensor behind", async () => {
      const g = new GraphBuilder();
      const x = g.input("x", "float32", [1, 256]);
      const w = g.initializer("w", float32([256, 256], new Float32Array(256 * 256).fill(0.01)));
      const y = g.op("MatMul", [x, w]);
      g.output(g.reduce("ReduceMean", g.op("Mul", [y, y]), [0, 1], 0), "loss");
      const { optimizer } = program();
      const trainer = await device.trainer({ model: g.build(), loss: "loss", trainable: ["w"], optimizer });
      const samples: number[] = [];
      for (let step = -20; step < 40; step++) {
        await trainer.step([{ x: float32([1, 256], new Float32Array(256).fill(1)) }], 1e-4);
        if (step >= 0) samples.push(await device.memory());
      }
      await trainer.release();
      // One tensor of the state has 256 KiB.
      expect(medianSlope(samples)).toBeLessThan(128 * 1024);
    });
});
