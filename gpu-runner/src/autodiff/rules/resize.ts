import { type Node, stringAttribute, unsupportedNode } from "../../onnx/index.ts";
import { first, type GradientRule } from "../gradient-graph.ts";

function sourceCoordinate(node: Node, o: number, inSize: number, outSize: number, scale: number): number {
  const mode = stringAttribute(node, "coordinate_transformation_mode", "half_pixel");
  switch (mode) {
    case "half_pixel":
      return (o + 0.5) / scale - 0.5;
    case "pytorch_half_pixel":
      return outSize > 1 ? (o + 0.5) / scale - 0.5 : 0;
    case "asymmetric":
      return o / scale;
    case "align_corners":
      return outSize > 1 ? (o * (inSize - 1)) / (outSize - 1) : 0;
    default:
      throw unsupportedNode(node, `coordinate mode "${mode}" has no gradient form.`);
  }
}

function nearest(node: Node, x: number): number {
  switch (stringAttribute(node, "nearest_mode", "round_prefer_floor")) {
    case "floor":
      return Math.floor(x);
    case "ceil":
      return Math.ceil(x);
    case "round_prefer_ceil":
      return Math.floor(x + 0.5);
    default:
      return Math.ceil(x - 0.5);
  }
}

/** Transposed interpolation weights of one axis, [in][out]: resizing is linear and separable. */
function transposedWeights(node: Node, inSize: number, outSize: number, scale: number): number[][] {
  const mode = stringAttribute(node, "mode", "nearest");
  const matrix = Array.from({ length: inSize }, () => new Array<number>(outSize).fill(0));
  const clamp = (i: number) => Math.min(Math.max(i, 0), inSize - 1);
  for (let o = 0; o < outSize; o++) {
    const x = sourceCoordinate(node, o, inSize, outSize, scale);
    if (mode === "nearest") {
      matrix[clamp(nearest(node, x))]![o]! += 1;
    } else if (mode === "linear") {
      const low = Math.floor(x);
      matrix[clamp(low)]![o]! += low + 1 - x;
      matrix[clamp(low + 1)]![o]! += x - low;
    } else throw unsupportedNode(node, `interpolation "${mode}" has no gradient form.`);
  }
  return matrix;
}

const resize: GradientRule = (node, dY, g) => {
  const dims = g.shape(node.inputs[0]!);
  const context = g.context(node);
  let dx = first(node, dY);
  const out = g.shape(dx);
  const scales = context.optional(2)?.dims[0] ? context.constant(2) : out.map((o, i) => o / dims[i]!);
  const wholeNearest =
    dims.length === 4 &&
    stringAttribute(node, "mode", "nearest") === "nearest" &&
    stringAttribute(node, "coordinate_transformation_mode", "half_pixel") === "asymmetric" &&
    stringAttribute(node, "nearest_mode", "round_prefer_floor") === "floor" &&
    scales[0] === 1 &&
    scales[1] === 1 &&
    scales.every(Number.isInteger);
  if (wholeNearest) {
    const [, , h, w] = scales as [number, number, number, number];
    const kernel = [h, w];
    return [g.scale(g.op("AveragePool", [dx], { kernel_shape: kernel, strides: kernel }), h * w)];
  }
  dims.forEach((size, axis) => {
    if (size === out[axis]) return;
    const key = Object.values(node.attributes).filter((a) => typeof a === "string");
    const matrix = transposedWeights(node, size, out[axis]!, scales[axis]!);
    dx = g.multiplyAlong(dx, axis, matrix, `resize.${key.join(".")}.${size}.${out[axis]}.${scales[axis]}`);
  });
  return [dx];
};

export const resizeRules: Record<string, GradientRule> = { Resize: resize };
