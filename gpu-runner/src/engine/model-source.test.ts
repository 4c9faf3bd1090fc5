import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { GraphBuilder, readModel, writeModel } from "../onnx/index.ts";
import { float32, randomStream } from "../tensor/index.ts";
import { type Device, openDevice } from "./device.ts";
import { withModelSource } from "./model-source.ts";
import { createRuntimeSession, toRuntime } from "./runtime-session.ts";

let device: Device;
let folder: string;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
});
afterAll(() => device.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "model-source-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** loss = mean((x A W)^2), A frozen and large enough to go to the external data. */
function model() {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, 32]);
  const frozen = g.initializer(
    "frozen",
    float32([32, 32], randomStream({ seed: 4, purpose: "a" }).normal(1024)),
  );
  const w = g.initializer("w", float32([32, 4], randomStream({ seed: 4, purpose: "w" }).normal(128)));
  const y = g.op("MatMul", [g.op("MatMul", [x, frozen]), w]);
  g.output(g.reduce("ReduceMean", g.op("Mul", [y, y]), [0, 1], 0), "loss");
  return g.build();
}

const feeds = { x: float32([2, 32], randomStream({ seed: 4, purpose: "x" }).normal(64)) };
const optimizer = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, maxGradNorm: 0 };

test("a model by its path, external data beside it, runs and trains as the one in memory", async () => {
  const path = join(folder, "model.onnx");
  writeModel(model(), path, { externalData: true });
  expect(readdirSync(folder)).toEqual(["model.onnx", "model.onnx_data"]);
  const results = [];
  for (const source of [model(), { path }]) {
    const session = await device.session(source);
    const trainer = await device.trainer({ model: source, loss: "loss", trainable: ["w"], optimizer });
    const step = await trainer.step([feeds], 0.01);
    results.push({ run: await session.run(feeds), step, state: await trainer.state() });
    await session.release();
    await trainer.release();
  }
  expect(results[1]).toEqual(results[0]);
});

test("a path that is no file, and a file that is no model, are errors that name it", async () => {
  const path = join(folder, "none.onnx");
  await expect(device.session({ path })).rejects.toMatchObject({
    code: "NOT_FOUND",
    detail: { field: path },
  });
  writeFileSync(path, "no model");
  const program = { model: { path }, loss: "loss", trainable: ["w"], optimizer };
  await expect(device.trainer(program)).rejects.toThrow(/none\.onnx/);
  await expect(device.session({ path })).rejects.toMatchObject({ code: "DEVICE" });
});

test("weights beyond what one message holds travel as a file that does not stay", async () => {
  const source = (limit: number) => withModelSource(model(), async (given) => given, limit);
  expect(await source(4624)).toBeInstanceOf(Uint8Array);
  const path = await withModelSource(
    model(),
    async (given) => {
      expect(readModel(given as string).graph.initializers.get("frozen")).toEqual(
        model().graph.initializers.get("frozen"),
      );
      return given as string;
    },
    4623,
  );
  expect(existsSync(path)).toBe(false);
});

test("a graph too large for one protocol buffer goes through a file that does not stay", async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith("onnx-"));
  const cpu = { provider: "cpu", threads: 1 };
  const inputs = { x: toRuntime(feeds.x) };
  const inline = await createRuntimeSession(model(), cpu);
  const through = await createRuntimeSession(model(), cpu, { inlineBytes: 0 });
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith("onnx-"))).toEqual(before);
  const [expected, actual] = [await inline.run(inputs), await through.run(inputs)];
  expect(actual.loss!.data).toEqual(expected.loss!.data);
  await inline.release();
  await through.release();
});

test("external data outside the model's folder is refused", async () => {
  const path = join(folder, "model.onnx");
  writeModel(model(), path, { externalData: true });
  const bytes = readFileSync(path);
  const name = bytes.indexOf("model.onnx_data");
  bytes.write("../../..//passwd".slice(0, 15), name);
  writeFileSync(path, bytes);
  const program = { model: { path }, loss: "loss", trainable: ["w"], optimizer };
  await expect(device.trainer(program)).rejects.toMatchObject({ code: "CORRUPT" });
  await expect(device.session({ path })).rejects.toMatchObject({ code: "DEVICE" });
});
