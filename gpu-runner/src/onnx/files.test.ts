import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ort from "onnxruntime-node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { float32, fromNumbers, int64, makeTensor } from "../tensor/index.ts";
import { GraphBuilder } from "./builder.ts";
import { decodeModel, encodeModel } from "./codec.ts";
import { readModel, writeModel } from "./files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "onnx-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function linearModel() {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, 20]);
  const w = g.initializer(
    "w",
    float32(
      [20, 20],
      Float32Array.from({ length: 400 }, (_, i) => Math.sin(i)),
    ),
  );
  g.output(g.op("LeakyRelu", [g.op("MatMul", [x, w])], { alpha: { float: 0.25 } }), "y");
  return g.build();
}

test("a model with every tensor type and attribute kind survives encoding", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [1, 1, 4, 4]);
  for (const [name, t] of [
    ["half", makeTensor("float16", [2], Uint16Array.of(0x3c00, 0xc000))],
    ["double", fromNumbers("float64", [1], [0.1])],
    ["long", int64([2], [2n ** 40n, -1n])],
    ["flag", makeTensor("bool", [2], Uint8Array.of(1, 0))],
  ] as const)
    g.output(g.op("Identity", [g.initializer(name, t)]), `${name}.out`);
  g.output(g.op("AveragePool", [x], { kernel_shape: [2, 2], strides: [2, 2] }), "pooled");
  const model = g.build();
  const again = decodeModel(encodeModel(model));
  expect(again.graph.nodes).toEqual(model.graph.nodes);
  expect(again.graph.outputs).toEqual(model.graph.outputs);
  for (const [name, tensor] of model.graph.initializers)
    expect(again.graph.initializers.get(name)).toEqual(tensor);
});

test.each([false, true])(
  "written files run in the runtime and read back equal (external data: %s)",
  async (externalData) => {
    const model = linearModel();
    const path = join(folder, "model.onnx");
    writeModel(model, path, { externalData });
    expect(readModel(path).graph.initializers.get("w")).toEqual(model.graph.initializers.get("w"));
    const session = await ort.InferenceSession.create(path);
    const x = Float32Array.from({ length: 40 }, (_, i) => Math.cos(i));
    const { y } = await session.run({ x: new ort.Tensor("float32", x, [2, 20]) });
    const w = model.graph.initializers.get("w")!.data as Float32Array;
    const dot = Array.from({ length: 20 }, (_, k) => x[k]! * w[k * 20]!).reduce((a, b) => a + b);
    expect((y!.data as Float32Array)[0]).toBeCloseTo(dot < 0 ? dot / 4 : dot, 5);
    await session.release();
  },
);

test("damaged, foreign and missing files are refused by name", () => {
  const path = join(folder, "model.onnx");
  expect(() => readModel(path)).toThrow(/model\.onnx" cannot be read/);
  writeFileSync(path, "this is no model");
  expect(() => readModel(path)).toThrow(/model\.onnx: The file is not an ONNX model/);
  writeModel(linearModel(), path, { externalData: true });
  truncateSync(`${path}_data`, 100);
  expect(() => readModel(path)).toThrow(/"model\.onnx_data" ends early/);
  rmSync(`${path}_data`);
  expect(() => readModel(path)).toThrow(/"model\.onnx_data" of the model cannot be read/);
});

test("external data outside the model's folder is refused", () => {
  const path = join(folder, "model.onnx");
  writeModel(linearModel(), path, { externalData: true });
  // Of the same length as the name it replaces, so that the protobuf stays whole.
  const outside = "../outside_data";
  writeFileSync(join(folder, outside), "x");
  const bytes = readFileSync(path).toString("latin1").replaceAll("model.onnx_data", outside);
  writeFileSync(path, bytes, "latin1");
  expect(() => readModel(path)).toThrow(/lies outside the model's folder/);
  rmSync(join(folder, outside));
});
