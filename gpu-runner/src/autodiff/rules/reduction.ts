import {
  axesOf,
  intAttribute,
  intsAttribute,
  type Node,
  unsupportedNode,
  windowGeometry,
} from "../../onnx/index.ts";
import { float32 } from "../../tensor/index.ts";
import { first, type GradientGraph, type GradientRule } from "../gradient-graph.ts";

function reducedAxes(node: Node, g: GradientGraph): number[] {
  const rank = g.shape(node.inputs[0]!).length;
  const given = axesOf(g.context(node), 1);
  if (!given?.length)
    return intAttribute(node, "noop_with_empty_axes", 0) ? [] : Array.from({ length: rank }, (_, i) => i);
  return given.map((a) => (a < 0 ? a + rank : a));
}

/** Gives a reduced value back its kept axes of size 1. */
function restoreAxes(node: Node, g: GradientGraph, value: string): string {
  const axes = new Set(reducedAxes(node, g));
  return g.reshape(
    value,
    g.shape(node.inputs[0]!).map((d, i) => (axes.has(i) ? 1 : d)),
  );
}

const spread = (node: Node, dY: readonly (string | undefined)[], g: GradientGraph) =>
  restoreAxes(node, g, first(node, dY));
const countOf = (node: Node, g: GradientGraph) =>
  reducedAxes(node, g).reduce((p, a) => p * g.shape(node.inputs[0]!)[a]!, 1);

const extremum: GradientRule = (node, dY, g) => {
  const x = node.inputs[0]!;
  const attained = g.mask(g.op("Equal", [x, restoreAxes(node, g, node.outputs[0]!)]));
  return [g.mul(g.div(spread(node, dY, g), g.sum(attained, reducedAxes(node, g))), attained)];
};

/** How many inputs each pooling window averages, as [1, 1, ..out]; padding counts only when the node says so. */
function windowCounts(
  node: Node,
  spatial: readonly number[],
  out: readonly number[],
  kernel: readonly number[],
): number[] {
  const w = windowGeometry({ node }, spatial, kernel);
  const includePad = intAttribute(node, "count_include_pad", 0) === 1;
  const perAxis = out.map((size, i) =>
    Array.from({ length: size }, (_, o) => {
      const start = o * w.strides[i]! - w.before[i]!;
      let count = 0;
      for (let k = 0; k < kernel[i]!; k++) {
        const at = start + k * w.dilations[i]!;
        if (includePad ? at < spatial[i]! + w.after[i]! : at >= 0 && at < spatial[i]!) count++;
      }
      return count;
    }),
  );
  return perAxis.reduce<number[]>((all, axis) => all.flatMap((a) => axis.map((b) => a * b)), [1]);
}

/** Spreads dY / count over each window: a depthwise transposed convolution with a kernel of ones. */
const averagePool: GradientRule = (node, dY, g) => {
  const [, channels, ...spatial] = g.shape(node.inputs[0]!) as [number, number, ...number[]];
  const dy = first(node, dY);
  const out = g.shape(dy).slice(2);
  const kernel = intsAttribute(node, "kernel_shape") ?? [];
  const w = windowGeometry({ node }, spatial, kernel);
  if (intAttribute(node, "ceil_mode", 0))
    throw unsupportedNode(node, "the gradient of ceil_mode is not supported.");
  const counts = windowCounts(node, spatial, out, kernel);
  const label = `pool.${kernel}.${w.strides}.${w.before}.${w.after}.${spatial}.${intAttribute(node, "count_include_pad", 0)}`;
  const inverse = g.builder.constant(
    `const.${label}`,
    float32(
      [1, 1, ...out],
      counts.map((c) => 1 / c),
    ),
  );
  const ones = g.builder.constant(
    `const.ones.${channels}.${kernel}`,
    float32([channels, 1, ...kernel], new Float32Array(channels * kernel.reduce((p, k) => p * k, 1)).fill(1)),
  );
  const padding = out.map(
    (o, i) =>
      spatial[i]! -
      (w.strides[i]! * (o - 1) + (kernel[i]! - 1) * w.dilations[i]! + 1 - w.before[i]! - w.after[i]!),
  );
  return [
    g.op("ConvTranspose", [g.mul(dy, inverse), ones], {
      kernel_shape: kernel,
      strides: w.strides,
      dilations: w.dilations,
      pads: [...w.before, ...w.after],
      output_padding: padding,
      group: channels,
    }),
  ];
};

export const reductionRules: Record<string, GradientRule> = {
  ReduceSum: (node, dY, g) => [g.expand(spread(node, dY, g), g.shape(node.inputs[0]!))],
  ReduceMean: (node, dY, g) => [
    g.expand(g.scale(spread(node, dY, g), 1 / countOf(node, g)), g.shape(node.inputs[0]!)),
  ],
  ReduceMax: extremum,
  ReduceMin: extremum,
  ReduceSumSquare: (node, dY, g) => [g.mul(g.scale(spread(node, dY, g), 2), node.inputs[0]!)],
  ReduceL2: (node, dY, g) => [
    g.mul(g.div(spread(node, dY, g), restoreAxes(node, g, node.outputs[0]!)), node.inputs[0]!),
  ],
  ReduceLogSumExp: (node, dY, g) => {
    const x = node.inputs[0]!;
    return [g.mul(spread(node, dY, g), g.op("Exp", [g.sub(x, restoreAxes(node, g, node.outputs[0]!))]))];
  },
  GlobalAveragePool: (node, dY, g) => {
    const dims = g.shape(node.inputs[0]!);
    return [g.expand(g.scale(first(node, dY), 1 / dims.slice(2).reduce((p, d) => p * d, 1)), dims)];
  },
  AveragePool: averagePool,
};
