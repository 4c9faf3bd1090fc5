import { expect, test } from "vitest";
import { GraphBuilder } from "../onnx/index.ts";
import { float32 } from "../tensor/index.ts";
import { differentiate } from "./index.ts";

test("an operator without a rule stops with operator, node and the path to the trainable", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [1, 1, 4, 4]);
  const w = g.initializer("conv.weight", float32([1, 1, 1, 1], [2]));
  const pooled = g.op("MaxPool", [g.op("Conv", [x, w])], { kernel_shape: [2, 2] });
  g.output(g.reduce("ReduceSum", pooled, [0, 1, 2, 3], 0), "loss");
  expect(() => differentiate(g.build(), { loss: "loss", wrt: ["conv.weight"] })).toThrow(
    /Operator MaxPool of node "MaxPool_\d+" has no gradient rule.*MaxPool_\d+ \(MaxPool\) <- Conv_\d+ \(Conv\) <- conv\.weight/,
  );
});

test("a weight the loss does not depend on, an unknown name and a loss that is no scalar are refused", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [3]);
  const unused = g.initializer("unused", float32([3]));
  g.output(g.op("Neg", [unused]), "other");
  g.output(g.op("Exp", [x]), "vector");
  g.output(g.reduce("ReduceSum", "vector", [0], 0), "loss");
  const model = g.build();
  expect(() => differentiate(model, { loss: "loss", wrt: ["unused"] })).toThrow(/trainable is "unused"/);
  expect(() => differentiate(model, { loss: "loss", wrt: ["nothing"] })).toThrow(
    /"nothing"; expected a value that the graph holds/,
  );
  expect(() => differentiate(model, { loss: "vector", wrt: ["x"] })).toThrow(
    /loss is "vector"; expected a scalar/,
  );
});

test("the forward outputs stay and the gradient is in standard operators only", () => {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, 4, 4, 4]);
  const scale = g.initializer("scale", float32([4], [1, 2, 3, 4]));
  const y = g.op("InstanceNormalization", [x, scale, g.initializer("bias", float32([4]))]);
  g.output(g.reduce("ReduceSum", g.op("Mul", [y, y]), [0, 1, 2, 3], 0), "loss");
  const { graph } = differentiate(g.build(), { loss: "loss", wrt: ["scale", "bias"] });
  expect(graph.outputs.map((o) => o.name)).toEqual(["loss", "grad.scale", "grad.bias"]);
  expect(new Set(graph.nodes.map((n) => n.domain))).toEqual(new Set([""]));
});
