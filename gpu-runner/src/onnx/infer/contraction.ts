import { intAttribute, intsAttribute, stringAttribute, unsupportedNode } from "../model.ts";
import { broadcastDims, type InferContext, type InferRule, normalizeAxis } from "./context.ts";
import { axesOf } from "./shaping.ts";

/** Window geometry of Conv, ConvTranspose and pooling over the spatial axes. */
export interface WindowGeometry {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Reads kernel, strides, dilations and pads (auto_pad resolved for `spatial` input sizes). */
export function windowGeometry(
  c: Pick<InferContext, "node">,
  spatial: readonly number[],
  kernel: readonly number[],
): WindowGeometry {
  const { node } = c;
  const strides = intsAttribute(node, "strides") ?? spatial.map(() => 1);
  const dilations = intsAttribute(node, "dilations") ?? spatial.map(() => 1);
  const pads = intsAttribute(node, "pads") ?? spatial.flatMap(() => [0, 0]);
  const auto = stringAttribute(node, "auto_pad", "NOTSET");
  if (auto === "NOTSET" || auto === "VALID") {
    const explicit = auto === "VALID" ? spatial.flatMap(() => [0, 0]) : pads;
    return {
      kernel,
      strides,
      dilations,
      before: explicit.slice(0, spatial.length),
      after: explicit.slice(spatial.length),
    };
  }
  const total = spatial.map((size, i) =>
    Math.max(
      0,
      (Math.ceil(size / strides[i]!) - 1) * strides[i]! + (kernel[i]! - 1) * dilations[i]! + 1 - size,
    ),
  );
  const small = total.map((t) => t >> 1);
  const large = total.map((t, i) => t - small[i]!);
  const upper = auto === "SAME_UPPER";
  return { kernel, strides, dilations, before: upper ? small : large, after: upper ? large : small };
}

function windowOutput(spatial: readonly number[], g: WindowGeometry, ceil = false): number[] {
  const round = ceil ? Math.ceil : Math.floor;
  return spatial.map(
    (size, i) =>
      round((size + g.before[i]! + g.after[i]! - (g.kernel[i]! - 1) * g.dilations[i]! - 1) / g.strides[i]!) +
      1,
  );
}

const pool: InferRule = (c) => {
  const { dims, dtype } = c.input(0);
  const spatial = dims.slice(2);
  const geometry = windowGeometry(c, spatial, intsAttribute(c.node, "kernel_shape") ?? []);
  const ceil = intAttribute(c.node, "ceil_mode", 0) === 1;
  return [{ dtype, dims: [dims[0]!, dims[1]!, ...windowOutput(spatial, geometry, ceil)] }];
};

const reduce: InferRule = (c) => {
  const { dims, dtype } = c.input(0);
  const keep = intAttribute(c.node, "keepdims", 1) === 1;
  const given = axesOf(c, 1);
  const noop = intAttribute(c.node, "noop_with_empty_axes", 0) === 1;
  const all = !given?.length;
  if (all && noop) return [{ dtype, dims }];
  const axes = new Set(all ? dims.map((_, i) => i) : given.map((a) => normalizeAxis(c.node, a, dims.length)));
  return [
    { dtype, dims: keep ? dims.map((d, i) => (axes.has(i) ? 1 : d)) : dims.filter((_, i) => !axes.has(i)) },
  ];
};

function matmulDims(c: InferContext, a: readonly number[], b: readonly number[]): number[] {
  const left = a.length === 1 ? [1, a[0]!] : a;
  const right = b.length === 1 ? [b[0]!, 1] : b;
  if (left.at(-1) !== right.at(-2)) throw unsupportedNode(c.node, `cannot multiply [${a}] by [${b}].`);
  const dims = broadcastDims(c.node, left.slice(0, -2), right.slice(0, -2));
  if (a.length > 1) dims.push(left.at(-2)!);
  if (b.length > 1) dims.push(right.at(-1)!);
  return dims;
}

const swapLast = (dims: readonly number[]) => [...dims.slice(0, -2), dims.at(-1)!, dims.at(-2)!];

/** Splits an einsum equation without ellipsis into its terms. */
export function einsumTerms(c: Pick<InferContext, "node">): { inputs: string[]; output: string } {
  const equation = stringAttribute(c.node, "equation", "").replaceAll(" ", "");
  const [left = "", right] = equation.split("->");
  if (equation.includes(".")) throw unsupportedNode(c.node, `the equation "${equation}" uses an ellipsis.`);
  const letters = [...left.replaceAll(",", "")];
  const implicit = [...new Set(letters)].filter((l) => letters.filter((m) => m === l).length === 1).sort();
  return { inputs: left.split(","), output: right ?? implicit.join("") };
}

export const contractionRules: Record<string, InferRule> = {
  MatMul: (c) => [{ dtype: c.input(0).dtype, dims: matmulDims(c, c.input(0).dims, c.input(1).dims) }],
  FusedMatMul: (c) => {
    const a = intAttribute(c.node, "transA", 0) ? swapLast(c.input(0).dims) : c.input(0).dims;
    const b = intAttribute(c.node, "transB", 0) ? swapLast(c.input(1).dims) : c.input(1).dims;
    return [{ dtype: c.input(0).dtype, dims: matmulDims(c, a, b) }];
  },
  Gemm: (c) => {
    const a = c.input(0).dims;
    const b = c.input(1).dims;
    const rows = intAttribute(c.node, "transA", 0) ? a[1]! : a[0]!;
    const columns = intAttribute(c.node, "transB", 0) ? b[0]! : b[1]!;
    return [{ dtype: c.input(0).dtype, dims: [rows, columns] }];
  },
  Einsum: (c) => {
    const { inputs, output } = einsumTerms(c);
    const sizes = new Map<string, number>();
    inputs.forEach((term, i) => {
      [...term].forEach((letter, axis) => {
        sizes.set(letter, c.input(i).dims[axis]!);
      });
    });
    return [{ dtype: c.input(0).dtype, dims: [...output].map((l) => sizes.get(l)!) }];
  },
  Conv: (c) => {
    const { dims, dtype } = c.input(0);
    const weight = c.input(1).dims;
    const spatial = dims.slice(2);
    const geometry = windowGeometry(c, spatial, weight.slice(2));
    return [{ dtype, dims: [dims[0]!, weight[0]!, ...windowOutput(spatial, geometry)] }];
  },
  ConvTranspose: (c) => {
    const { dims, dtype } = c.input(0);
    const weight = c.input(1).dims;
    const spatial = dims.slice(2);
    const g = windowGeometry(c, spatial, weight.slice(2));
    const extra = intsAttribute(c.node, "output_padding") ?? spatial.map(() => 0);
    const out = spatial.map(
      (size, i) =>
        g.strides[i]! * (size - 1) +
        extra[i]! +
        (g.kernel[i]! - 1) * g.dilations[i]! +
        1 -
        g.before[i]! -
        g.after[i]!,
    );
    return [{ dtype, dims: [dims[0]!, weight[1]! * intAttribute(c.node, "group", 1), ...out] }];
  },
  AveragePool: pool,
  MaxPool: pool,
  GlobalAveragePool: (c) => [
    { dtype: c.input(0).dtype, dims: c.input(0).dims.map((d, i) => (i < 2 ? d : 1)) },
  ],
  ...Object.fromEntries(
    "ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL2 ReduceSumSquare ReduceLogSumExp"
      .split(" ")
      .map((op) => [op, reduce]),
  ),
  ArgMax: (c) => {
    const { dims } = c.input(0);
    const axis = normalizeAxis(c.node, intAttribute(c.node, "axis", 0), dims.length);
    const keep = intAttribute(c.node, "keepdims", 1) === 1;
    return [
      {
        dtype: "int64",
        dims: keep ? dims.map((d, i) => (i === axis ? 1 : d)) : dims.filter((_, i) => i !== axis),
      },
    ];
  },
  LayerNormalization: (c) => {
    const { dims, dtype } = c.input(0);
    const axis = normalizeAxis(c.node, intAttribute(c.node, "axis", -1), dims.length);
    const statistics = { dtype, dims: dims.map((d, i) => (i < axis ? d : 1)) };
    return [{ dtype, dims }, statistics, statistics].slice(0, c.node.outputs.length);
  },
  InstanceNormalization: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  GroupNormalization: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  RMSNormalization: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  SimplifiedLayerNormalization: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  Resize: (c) => {
    const { dims, dtype } = c.input(0);
    if (c.optional(3)?.dims[0]) return [{ dtype, dims: c.constant(3) }];
    const scales = c.constant(2);
    return [{ dtype, dims: dims.map((d, i) => Math.floor(d * scales[i]!)) }];
  },
};
