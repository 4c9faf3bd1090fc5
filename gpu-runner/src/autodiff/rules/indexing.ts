import { intAttribute, unsupportedNode } from "../../onnx/index.ts";
import { float32 } from "../../tensor/index.ts";
import { first, type GradientRule } from "../gradient-graph.ts";

/** Up to this many rows a one-hot product scatters faster, and in a fixed order; above it ScatterND adds. */
const oneHotLimit = 8192;

const productOf = (dims: readonly number[]) => dims.reduce((p, d) => p * d, 1);

/** dX of Gather: dY rows are added where the indices point, repeated indices included. */
const gather: GradientRule = (node, dY, g) => {
  const [x, indices] = node.inputs as [string, string];
  const dims = g.shape(x);
  const given = intAttribute(node, "axis", 0);
  const axis = given < 0 ? given + dims.length : given;
  const rows = dims[axis]!;
  const count = productOf(g.shape(indices));
  const before = productOf(dims.slice(0, axis));
  const after = productOf(dims.slice(axis + 1));
  const dy = g.reshape(first(node, dY), [before, count, after]);
  const flat = g.reshape(indices, [count]);
  if (rows <= oneHotLimit) {
    const values = g.builder.constant("const.onehot", float32([2], [0, 1]));
    const oneHot = g.op("OneHot", [flat, g.builder.ints([rows]), values], { axis: 0 });
    return [g.reshape(g.op("MatMul", [oneHot, dy]), dims)];
  }
  if (axis !== 0)
    throw unsupportedNode(node, `gathering along axis ${axis} of ${rows} rows has no gradient form.`);
  const zero = g.expand(g.float(0), [rows, after]);
  const sum = g.op("ScatterND", [zero, g.reshape(flat, [count, 1]), g.reshape(dy, [count, after])], {
    reduction: "add",
  });
  return [g.reshape(sum, dims)];
};

export const indexingRules: Record<string, GradientRule> = { Gather: gather };
