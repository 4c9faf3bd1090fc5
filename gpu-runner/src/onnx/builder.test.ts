import { expect, test } from "vitest";
import { float32, int64, toFloat32, toNumbers } from "../tensor/index.ts";
import { GraphBuilder } from "./builder.ts";
import { bindShapes, halveWeights, restoreWeights, withDims } from "./rewrite.ts";

test("shape arithmetic of an exported Reshape folds away once shapes are concrete", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, 3, 4]);
  const axis = (i: number) => g.op("Gather", [g.op("Shape", [x]), g.constant(`index.${i}`, int64([1], [i]))]);
  const rest = g.op("Mul", [axis(1), axis(2)]);
  g.output(g.op("Reshape", [x, g.op("Concat", [axis(0), rest], { axis: 0 })]), "y");
  const model = g.build();
  expect(model.graph.nodes.map((n) => n.op)).toEqual(["Reshape"]);
  expect(model.graph.outputs[0]!.dims).toEqual([2, 12]);
});

test("a symbolic batch is bound to a number, and an unbound one is named", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [1, 6]);
  g.output(g.op("Reshape", [x, g.ints([0, 2, 3])]), "y");
  const open = withDims(g.build(), { x: ["batch", 6], y: ["batch", 2, 3] });
  expect(bindShapes(open, { x: [5, 6] }).graph.outputs[0]!.dims).toEqual([5, 2, 3]);
  expect(() => bindShapes(open, {})).toThrow(/dims of model input "x" is \["batch",6\]/);
});

test("what is computed from a weight is never folded", () => {
  const g = new GraphBuilder();
  const w = g.initializer("w", float32([2], [1, 2]));
  g.output(g.op("Mul", [w, g.float(2)]), "y");
  expect(g.build().graph.nodes).toHaveLength(1);
});

test("unused nodes and weights are left out of the model", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2]);
  g.op("Exp", [g.initializer("unused", float32([2]))]);
  g.output(g.op("Neg", [x]), "y");
  const { graph } = g.build();
  expect(graph.nodes.map((n) => n.op)).toEqual(["Neg"]);
  expect([...graph.initializers.keys()]).toEqual([]);
});

test("weights stored as halves come back as float32 under their own names", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [1, 64]);
  const values = Float32Array.from({ length: 64 * 2 }, (_, i) => i / 256);
  g.output(g.op("MatMul", [x, g.initializer("w", float32([64, 2], values))]), "y");
  const stored = halveWeights(g.build());
  expect(stored.graph.initializers.get("w.half")!.dtype).toBe("float16");
  const restored = restoreWeights(stored);
  expect([...restored.graph.initializers.keys()]).toEqual(["w"]);
  // Multiples of 1/256 below 1 are halves exactly.
  expect([...toFloat32(restored.graph.initializers.get("w")!)]).toEqual([...values]);
  expect(restored.graph.nodes.map((n) => n.op)).toEqual(["MatMul"]);
});

test("errors name node and operator", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, 3]);
  expect(() => g.op("MatMul", [x, x])).toThrow(/\(MatMul\): cannot multiply \[2,3\] by \[2,3\]/);
  expect(() => g.op("LSTM", [x])).toThrow(/\(LSTM\): this operator is not supported/);
  expect(() => g.op("Reshape", [x, g.ints([4, -1])])).toThrow(/cannot reshape \[2,3\] to \[4,-1\]/);
  expect(() => g.op("Neg", ["nowhere"])).toThrow(/input 0 \("nowhere"\) is missing/);
});

test("folded slices follow the specification's clamping of negative steps", () => {
  const g = new GraphBuilder();
  const x = g.constant("x", int64([4], [1, 2, 3, 4]));
  const y = g.op("Slice", [x, g.ints([-1]), g.ints([-100]), g.ints([0]), g.ints([-2])]);
  expect(toNumbers(g.initializerOf(y)!)).toEqual([4, 2]);
});
