import { intAttribute, type Node, windowGeometry } from "../../onnx/index.ts";
import { first, type GradientGraph, type GradientRule } from "../gradient-graph.ts";

type Geometry = ReturnType<typeof windowGeometry>;

const productOf = (dims: readonly number[]) => dims.reduce((p, d) => p * d, 1);

/** Every offset of a kernel, in row-major order. */
function kernelOffsets(kernel: readonly number[]): number[][] {
  return kernel.reduce<number[][]>(
    (offsets, size) => offsets.flatMap((o) => Array.from({ length: size }, (_, i) => [...o, i])),
    [[]],
  );
}

/** Swaps the in and out channels of a kernel [O, C/groups, ..] to [C, O/groups, ..] and mirrors it in space. */
function mirroredKernel(g: GradientGraph, weight: string, groups: number): string {
  const [out, perGroup, ...kernel] = g.shape(weight) as [number, number, ...number[]];
  const axes = kernel.map((_, i) => i);
  const grouped = g.reshape(weight, [groups, out / groups, perGroup, ...kernel]);
  const swapped = g.transpose(grouped, [0, 2, 1, ...axes.map((a) => a + 3)]);
  const channels = g.reshape(swapped, [groups * perGroup, out / groups, ...kernel]);
  if (productOf(kernel) === 1) return channels;
  const ints = (v: number) => g.builder.ints(axes.map(() => v));
  return g.op("Slice", [
    channels,
    ints(-1),
    ints(-(2 ** 31)),
    g.builder.ints(axes.map((a) => a + 2)),
    ints(-1),
  ]);
}

/**
 * dX of a convolution. With stride 1 it is a convolution of dY with the mirrored kernel (faster than ConvTranspose);
 * otherwise ConvTranspose with the output padding that restores the input's size.
 */
function inputGradient(
  g: GradientGraph,
  node: Node,
  dims: readonly number[],
  weight: string,
  dy: string,
  w: Geometry,
): string {
  const groups = intAttribute(node, "group", 1);
  const full = w.kernel.map((k, i) => (k - 1) * w.dilations[i]!);
  const pads = [...full.map((f, i) => f - w.before[i]!), ...full.map((f, i) => f - w.after[i]!)];
  if (w.strides.every((s) => s === 1) && pads.every((p) => p >= 0))
    return g.op("Conv", [dy, mirroredKernel(g, weight, groups)], {
      kernel_shape: w.kernel,
      pads,
      dilations: w.dilations,
      group: groups,
    });
  const out = g.shape(dy).slice(2);
  return g.op("ConvTranspose", [dy, weight], {
    kernel_shape: w.kernel,
    strides: w.strides,
    dilations: w.dilations,
    pads: [...w.before, ...w.after],
    output_padding: out.map(
      (o, i) => dims[i + 2]! - (w.strides[i]! * (o - 1) + full[i]! + 1 - w.before[i]! - w.after[i]!),
    ),
    group: groups,
  });
}

/**
 * dW [O, C/groups, ..] of a convolution: for every kernel offset one product of dY with the input shifted to that offset.
 * Channels stay innermost, so that each shift is a plain slice.
 */
function weightGradient(g: GradientGraph, x: string, dy: string, groups: number, w: Geometry): string {
  const [batch, channels, ...spatial] = g.shape(x) as [number, number, ...number[]];
  const [, filters, ...out] = g.shape(dy) as [number, number, ...number[]];
  const spatialAxes = spatial.map((_, i) => i);
  const positions = batch * productOf(out);
  const padded = [...w.before, ...w.after].some((p) => p > 0)
    ? g.op("Pad", [x, g.builder.ints([0, 0, ...w.before, 0, 0, ...w.after])])
    : x;
  const inner = g.transpose(padded, [0, ...spatialAxes.map((a) => a + 2), 1]);
  const filtersFirst = g.reshape(g.transpose(dy, [1, 0, ...spatialAxes.map((a) => a + 2)]), [
    groups,
    filters / groups,
    positions,
  ]);
  const left = groups === 1 ? g.reshape(filtersFirst, [filters, positions]) : filtersFirst;
  const perGroup = channels / groups;
  const parts = kernelOffsets(w.kernel).map((offset) => {
    const starts = offset.map((o, i) => o * w.dilations[i]!);
    const ends = starts.map((s, i) => s + w.strides[i]! * (out[i]! - 1) + 1);
    const whole = starts.every(
      (s, i) => s === 0 && w.strides[i] === 1 && ends[i] === spatial[i]! + w.before[i]! + w.after[i]!,
    );
    const shifted = whole
      ? inner
      : g.op("Slice", [
          inner,
          g.builder.ints(starts),
          g.builder.ints(ends),
          g.builder.ints(spatialAxes.map((a) => a + 1)),
          g.builder.ints(w.strides),
        ]);
    const right =
      groups === 1
        ? g.reshape(shifted, [positions, channels])
        : g.transpose(g.reshape(shifted, [positions, groups, perGroup]), [1, 0, 2]);
    return g.reshape(g.op("MatMul", [left, right]), [filters, perGroup, 1]);
  });
  const joined = parts.length === 1 ? parts[0]! : g.op("Concat", parts, { axis: 2 });
  return g.reshape(joined, [filters, perGroup, ...w.kernel]);
}

/** db: dY summed over batch and space. */
function biasGradient(g: GradientGraph, dy: string): string {
  const axes = g.shape(dy).flatMap((_, i) => (i === 1 ? [] : [i]));
  return g.sum(dy, axes, 0);
}

export const convolutionRules: Record<string, GradientRule> = {
  Conv: (node, dY, g) => {
    const [x, weight] = node.inputs as [string, string];
    const dy = first(node, dY);
    const dims = g.shape(x);
    const w = windowGeometry({ node }, dims.slice(2), g.shape(weight).slice(2));
    return [
      g.needs(node, 0) ? inputGradient(g, node, dims, weight, dy, w) : undefined,
      g.needs(node, 1) ? weightGradient(g, x, dy, intAttribute(node, "group", 1), w) : undefined,
      g.needs(node, 2) ? biasGradient(g, dy) : undefined,
    ];
  },
  // A transposed convolution is the dX of a convolution: its own dX is that convolution, its dW has x and dY swapped.
  ConvTranspose: (node, dY, g) => {
    const [x, weight] = node.inputs as [string, string];
    const dy = first(node, dY);
    const group = intAttribute(node, "group", 1);
    const w = windowGeometry({ node }, g.shape(dy).slice(2), g.shape(weight).slice(2));
    const forward = {
      kernel_shape: w.kernel,
      strides: w.strides,
      dilations: w.dilations,
      pads: [...w.before, ...w.after],
      group,
    };
    return [
      g.needs(node, 0) ? g.op("Conv", [dy, weight], forward) : undefined,
      g.needs(node, 1) ? weightGradient(g, dy, x, group, w) : undefined,
      g.needs(node, 2) ? biasGradient(g, dy) : undefined,
    ];
  },
};
