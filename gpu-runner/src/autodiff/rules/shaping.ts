import {
  intAttribute,
  intsAttribute,
  type Node,
  padAmounts,
  sliceRanges,
  splitSizes,
  stringAttribute,
  unsupportedNode,
} from "../../onnx/index.ts";
import { zeros } from "../../tensor/index.ts";
import { first, type GradientGraph, type GradientRule } from "../gradient-graph.ts";

const backToInput: GradientRule = (node, dY, g) => [g.reshape(first(node, dY), g.shape(node.inputs[0]!))];

function axisOf(node: Node, g: GradientGraph, fallback: number): number {
  const axis = intAttribute(node, "axis", fallback);
  return axis < 0 ? axis + g.shape(node.inputs[0]!).length : axis;
}

function zerosOf(g: GradientGraph, dims: readonly number[]): string {
  return g.builder.constant(`const.zeros.${dims.join("_")}`, zeros("float32", dims));
}

/** Row o of the matrix picks element starts + o*step: a Slice along one axis as a linear map, transposed. */
function scatterMatrix(size: number, range: { start: number; step: number; count: number }): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: range.count }, (_, o) => Number(range.start + o * range.step === row)),
  );
}

/** Steps of one are undone by zero padding, others by a scatter along the axis. */
const slice: GradientRule = (node, dY, g) => {
  const dims = g.shape(node.inputs[0]!);
  const ranges = sliceRanges(g.context(node));
  let dx = first(node, dY);
  ranges.forEach((range, axis) => {
    if (range.step !== 1)
      dx = g.multiplyAlong(
        dx,
        axis,
        scatterMatrix(dims[axis]!, range),
        `slice.${dims[axis]}.${range.start}.${range.step}.${range.count}`,
      );
  });
  const plain = ranges.map((r, i) => (r.step === 1 ? r : { start: 0, step: 1, count: dims[i]! }));
  const before = plain.map((r) => r.start);
  const after = plain.map((r, i) => dims[i]! - r.start - r.count);
  return [
    [...before, ...after].some((p) => p) ? g.op("Pad", [dx, g.builder.ints([...before, ...after])]) : dx,
  ];
};

const pad: GradientRule = (node, dY, g) => {
  const mode = stringAttribute(node, "mode", "constant");
  const amounts = padAmounts(g.context(node));
  if (mode !== "constant" || amounts.flat().some((a) => a < 0))
    throw unsupportedNode(
      node,
      `the gradient of padding mode "${mode}" (or of negative padding) is not supported.`,
    );
  const dims = g.shape(node.inputs[0]!);
  const axes = dims.flatMap((_, i) => (amounts[i]!.some((a) => a) ? [i] : []));
  const dy = first(node, dY);
  if (!axes.length) return [dy];
  const starts = axes.map((a) => amounts[a]![0]);
  const ends = axes.map((a) => amounts[a]![0] + dims[a]!);
  return [g.op("Slice", [dy, g.builder.ints(starts), g.builder.ints(ends), g.builder.ints(axes)])];
};

const tile: GradientRule = (node, dY, g) => {
  const dims = g.shape(node.inputs[0]!);
  const repeats = g.context(node).constant(1);
  const interleaved = dims.flatMap((d, i) => [repeats[i]!, d]);
  const summed = g.sum(
    g.reshape(first(node, dY), interleaved),
    dims.map((_, i) => 2 * i),
    0,
  );
  return [g.reshape(summed, dims)];
};

/** The inverse permutation of DepthToSpace: [n,c,h,b,w,b] back to its mode's channel order. */
const depthToSpace: GradientRule = (node, dY, g) => {
  const dims = g.shape(node.inputs[0]!);
  const [n, channels, h, w] = dims as [number, number, number, number];
  const b = intAttribute(node, "blocksize", 1);
  const split = g.reshape(first(node, dY), [n, channels / (b * b), h, b, w, b]);
  const columnRow = stringAttribute(node, "mode", "DCR") === "CRD";
  return [g.reshape(g.transpose(split, columnRow ? [0, 1, 3, 5, 2, 4] : [0, 3, 5, 1, 2, 4]), dims)];
};

export const shapingRules: Record<string, GradientRule> = {
  Reshape: backToInput,
  Flatten: backToInput,
  Squeeze: backToInput,
  Unsqueeze: backToInput,
  Transpose: (node, dY, g) => {
    const rank = g.shape(node.inputs[0]!).length;
    const perm = intsAttribute(node, "perm") ?? Array.from({ length: rank }, (_, i) => rank - 1 - i);
    return [
      g.transpose(
        first(node, dY),
        perm.map((_, i) => perm.indexOf(i)),
      ),
    ];
  },
  Concat: (node, dY, g) => {
    const axis = axisOf(node, g, 0);
    let offset = 0;
    return node.inputs.map((x, i) => {
      const start = offset;
      offset += g.shape(x)[axis]!;
      if (!g.needs(node, i)) return undefined;
      return g.op("Slice", [
        first(node, dY),
        g.builder.ints([start]),
        g.builder.ints([offset]),
        g.builder.ints([axis]),
      ]);
    });
  },
  Split: (node, dY, g) => {
    const axis = axisOf(node, g, 0);
    const dims = g.shape(node.inputs[0]!);
    const parts = splitSizes(g.context(node)).map(
      (size, i) =>
        dY[i] ??
        zerosOf(
          g,
          dims.map((d, a) => (a === axis ? size : d)),
        ),
    );
    return [parts.length === 1 ? parts[0] : g.op("Concat", parts, { axis })];
  },
  Slice: slice,
  Pad: pad,
  Expand: (node, dY, g) => [g.unbroadcast(first(node, dY), g.shape(node.inputs[0]!))],
  Tile: tile,
  DepthToSpace: depthToSpace,
  SpaceToDepth: (node, dY, g) => [
    g.op("DepthToSpace", [first(node, dY)], { blocksize: intAttribute(node, "blocksize", 1) }),
  ],
  Trilu: (node, dY, g) => [g.op("Trilu", [first(node, dY), ...node.inputs.slice(1)], node.attributes)],
};
