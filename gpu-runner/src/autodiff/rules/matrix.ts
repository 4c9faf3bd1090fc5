import { einsumTerms, floatAttribute, intAttribute, unsupportedNode } from "../../onnx/index.ts";
import { first, type GradientGraph, type GradientRule } from "../gradient-graph.ts";

function swapLast(g: GradientGraph, x: string): string {
  const rank = g.shape(x).length;
  return g.transpose(x, [...Array(rank - 2).keys(), rank - 1, rank - 2]);
}

const productOf = (dims: readonly number[]) => dims.reduce((p, d) => p * d, 1);

/** Gradients of a [.., m, k] @ b [.., k, n]; a weight matrix shared by a batch is contracted in one product. */
function matmulGradients(
  g: GradientGraph,
  a: string,
  b: string,
  dy: string,
  needs: readonly boolean[],
): (string | undefined)[] {
  const aDims = g.shape(a);
  const bDims = g.shape(b);
  const da = () => g.unbroadcast(g.op("MatMul", [dy, swapLast(g, b)]), aDims);
  const db = () => {
    if (bDims.length === 2 && aDims.length > 2) {
      const rows = productOf(aDims.slice(0, -1));
      const flat = g.reshape(a, [rows, aDims.at(-1)!]);
      return g.op("MatMul", [swapLast(g, flat), g.reshape(dy, [rows, bDims[1]!])]);
    }
    return g.unbroadcast(g.op("MatMul", [swapLast(g, a), dy]), bDims);
  };
  return [needs[0] ? da() : undefined, needs[1] ? db() : undefined];
}

/** Vectors count as one-row or one-column matrices, as numpy does. */
const matmul: GradientRule = (node, dY, g) => {
  const [a, b] = node.inputs as [string, string];
  const aDims = g.shape(a);
  const bDims = g.shape(b);
  const left = aDims.length === 1 ? g.reshape(a, [1, ...aDims]) : a;
  const right = bDims.length === 1 ? g.reshape(b, [...bDims, 1]) : b;
  const rows = aDims.length === 1 ? [1] : [aDims.at(-2)!];
  const columns = bDims.length === 1 ? [1] : [bDims.at(-1)!];
  const lead = g
    .shape(node.outputs[0]!)
    .slice(0, g.shape(node.outputs[0]!).length - (aDims.length > 1 ? 1 : 0) - (bDims.length > 1 ? 1 : 0));
  const dy = g.reshape(first(node, dY), [...lead, ...rows, ...columns]);
  const [da, db] = matmulGradients(g, left, right, dy, [g.needs(node, 0), g.needs(node, 1)]);
  return [da && g.reshape(da, aDims), db && g.reshape(db, bDims)];
};

const fusedMatmul: GradientRule = (node, dY, g) => {
  const [a, b] = node.inputs as [string, string];
  const transA = intAttribute(node, "transA", 0) === 1;
  const transB = intAttribute(node, "transB", 0) === 1;
  const dy = g.scale(first(node, dY), floatAttribute(node, "alpha", 1));
  const left = transA ? swapLast(g, a) : a;
  const right = transB ? swapLast(g, b) : b;
  const [da, db] = matmulGradients(g, left, right, dy, [g.needs(node, 0), g.needs(node, 1)]);
  return [da && (transA ? swapLast(g, da) : da), db && (transB ? swapLast(g, db) : db)];
};

const gemm: GradientRule = (node, dY, g) => {
  const [a, b, c] = node.inputs as [string, string, string | undefined];
  const transA = intAttribute(node, "transA", 0) === 1;
  const transB = intAttribute(node, "transB", 0) === 1;
  const dy = first(node, dY);
  const scaled = g.scale(dy, floatAttribute(node, "alpha", 1));
  const product = (left: string, right: string) => g.op("MatMul", [left, right]);
  const da = () =>
    transA
      ? product(transB ? swapLast(g, b) : b, swapLast(g, scaled))
      : product(scaled, transB ? b : swapLast(g, b));
  const db = () =>
    transB
      ? product(swapLast(g, scaled), transA ? swapLast(g, a) : a)
      : product(transA ? a : swapLast(g, a), scaled);
  return [
    g.needs(node, 0) ? da() : undefined,
    g.needs(node, 1) ? db() : undefined,
    c && g.needs(node, 2)
      ? g.unbroadcast(g.scale(dy, floatAttribute(node, "beta", 1)), g.shape(c))
      : undefined,
  ];
};

/** An einsum's gradient is the einsum of the other operands with dY, contracted to the operand's own letters. */
const einsum: GradientRule = (node, dY, g) => {
  const { inputs, output } = einsumTerms(g.context(node));
  return inputs.map((term, i) => {
    if (!g.needs(node, i)) return undefined;
    const others = inputs.filter((_, j) => j !== i);
    const reachable = new Set([output, ...others].join(""));
    if (new Set(term).size !== term.length || [...term].some((letter) => !reachable.has(letter)))
      throw unsupportedNode(
        node,
        `the gradient of operand ${i} of "${inputs.join()}->${output}" needs a form that is not supported.`,
      );
    const operands = [first(node, dY), ...node.inputs.filter((_, j) => j !== i)];
    return g.op("Einsum", operands, { equation: `${[output, ...others].join(",")}->${term}` });
  });
};

export const matrixRules: Record<string, GradientRule> = {
  MatMul: matmul,
  FusedMatMul: fusedMatmul,
  Gemm: gemm,
  Einsum: einsum,
};
