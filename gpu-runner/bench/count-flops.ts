import { GraphBuilder, intAttribute, type Model } from "../src/onnx/index.ts";

const product = (dims: readonly number[]) => dims.reduce((a, b) => a * b, 1);

/** Floating-point operations (a multiply-add is two) of the convolutions and matrix products of a model with bound shapes. */
export function countFlops(model: Model): number {
  const shapes = GraphBuilder.from(model);
  return model.graph.nodes.reduce((sum, node) => {
    const [first, second] = node.inputs;
    const output = product(shapes.shape(node.outputs[0]!));
    if (node.op === "MatMul" || node.op === "Gemm" || node.op === "FusedMatMul") {
      const dims = shapes.shape(first!);
      const inner = intAttribute(node, "transA", 0) ? dims.at(-2)! : dims.at(-1)!;
      return sum + 2 * output * inner;
    }
    if (node.op === "Conv") return sum + 2 * output * product(shapes.shape(second!).slice(1));
    return sum;
  }, 0);
}
