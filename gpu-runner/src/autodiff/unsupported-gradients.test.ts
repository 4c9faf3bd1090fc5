import { expect, test } from "vitest";
import { GraphBuilder } from "../onnx/index.ts";
import { float32 } from "../tensor/index.ts";
import { requireGradients, unsupportedGradients } from "./index.ts";

/** y = op(x W); a Hardmax has no useful gradient, and none is defined. */
function network(op: string, before = false) {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, 3]);
  const w = g.initializer("w", float32([3, 3], new Float32Array(9).fill(1)));
  g.output(before ? g.op("MatMul", [g.op(op, [x]), w]) : g.op(op, [g.op("MatMul", [x, w])]), "y");
  return g.build();
}

test("operators without a rule are named when a weight lies before them", () => {
  expect(unsupportedGradients(network("Tanh"))).toEqual([]);
  const raw = network("Tanh");
  const swap = (model: typeof raw) => ({
    ...model,
    graph: {
      ...model.graph,
      nodes: model.graph.nodes.map((n) => (n.op === "Tanh" ? { ...n, op: "Hardmax" } : n)),
    },
  });
  expect(unsupportedGradients(swap(raw))).toEqual(["Hardmax"]);
  expect(() => requireGradients(swap(raw), ["w"])).toThrow(
    /^Operator Hardmax of node .* \(Hardmax\) <- .* \(MatMul\) <- w\.$/,
  );
  requireGradients(raw, ["w"]);
  expect(unsupportedGradients(swap(network("Tanh", true)))).toEqual([]);
});
