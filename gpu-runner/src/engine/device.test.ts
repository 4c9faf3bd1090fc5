import { afterAll, beforeAll, expect, test } from "vitest";
import { GraphBuilder } from "../onnx/index.ts";
import { float32, int64 } from "../tensor/index.ts";
import { type Device, openDevice } from "./device.ts";

let device: Device;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
});
afterAll(() => device.close());

const optimizer = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, maxGradNorm: 0 };

function doubling() {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2]);
  const i = g.input("i", "int64", [2]);
  g.output(g.op("Mul", [x, g.float(2)]), "doubled");
  g.output(g.op("Add", [i, i]), "sum");
  return g.build();
}

test("a session runs in another process; tensors of every kind come back", async () => {
  const session = await device.session(doubling());
  const feeds = { x: float32([2], [1, -3]), i: int64([2], [2n ** 40n, 1n]) };
  const all = await session.run(feeds);
  expect(all.doubled).toEqual(float32([2], [2, -6]));
  expect(all.sum).toEqual(int64([2], [2n ** 41n, 2n]));
  expect(Object.keys(await session.run(feeds, ["sum"]))).toEqual(["sum"]);
  await session.release();
  await expect(session.run(feeds)).rejects.toMatchObject({ code: "INTERNAL" });
});

test("wrong feeds are an error that says so", async () => {
  const session = await device.session(doubling());
  await expect(session.run({ x: float32([2]) })).rejects.toMatchObject({
    code: "DEVICE",
    message: expect.stringMatching(/'i' is missing/),
  });
  await session.release();
});

test("the device says what it is and how its provider did on known work", () => {
  expect(device.info).toEqual({
    provider: "cpu",
    threads: 1,
    onnxruntime: expect.stringMatching(/^1\.\d+\.\d+$/),
    canary: { milliseconds: expect.any(Number), maxError: expect.any(Number) },
    stateOnDevice: false,
    passedOver: [],
  });
  expect(device.info.canary.milliseconds).toBeGreaterThan(0);
  expect(device.info.canary.maxError).toBeLessThan(1e-4);
});

test("an unknown provider and a thread count that is none are errors that name them", async () => {
  await expect(openDevice({ provider: "tpu" })).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringMatching(/^device is "tpu"; expected one of cpu, .*auto\.$/),
  });
  await expect(openDevice({ provider: "cpu", threads: 0 })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a trainer keeps its state on the device and goes on from a restored one", async () => {
  const g = new GraphBuilder();
  const w = g.initializer("w", float32([3], [1, 2, 3]));
  const x = g.input("x", "float32", [3]);
  g.output(g.reduce("ReduceSum", g.op("Mul", [g.op("Mul", [w, w]), x]), [0], 0), "loss");
  const trainer = await device.trainer({ model: g.build(), loss: "loss", trainable: ["w"], optimizer });
  const feeds = [{ x: float32([3], [1, 1, 1]) }];
  const first = await trainer.step(feeds, 0.1);
  // |2 w| at w = (1, 2, 3).
  expect(first).toMatchObject({ loss: 14, gradientNorm: expect.closeTo(2 * Math.sqrt(14), 5) });
  const kept = await trainer.state();
  const next = await trainer.step(feeds, 0.1);
  await trainer.restore(kept);
  expect(await trainer.step(feeds, 0.1)).toEqual(next);
  await trainer.release();
});

test("an operator without a gradient rule is refused across the process boundary with its whole error", async () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [1, 1, 4, 4]);
  const w = g.initializer("conv.weight", float32([1, 1, 1, 1], [2]));
  const pooled = g.op("MaxPool", [g.op("Conv", [x, w])], { kernel_shape: [2, 2] });
  g.output(g.reduce("ReduceSum", pooled, [0, 1, 2, 3], 0), "loss");
  const program = { model: g.build(), loss: "loss", trainable: ["conv.weight"], optimizer };
  await expect(device.trainer(program)).rejects.toMatchObject({
    name: "AppError",
    code: "UNSUPPORTED",
    message: expect.stringMatching(
      /Operator MaxPool of node "MaxPool_\d+" has no gradient rule.*<- Conv_\d+ \(Conv\) <- conv\.weight/,
    ),
    detail: { value: "MaxPool", expected: "an operator with a gradient rule" },
  });
});

test("closing the device ends its process and later calls are refused", async () => {
  const other = await openDevice({ threads: 1 });
  await other.close();
  await expect(other.memory()).rejects.toMatchObject({ code: "DEVICE" });
});
