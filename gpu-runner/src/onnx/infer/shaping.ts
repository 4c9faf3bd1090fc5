import { sizeOf } from "../../tensor/index.ts";
import { intAttribute, intsAttribute, tensorAttribute, unsupportedNode } from "../model.ts";
import { broadcastDims, type InferContext, type InferRule, normalizeAxis } from "./context.ts";

/** Axes given as an attribute (older opsets) or as an input (newer ones); undefined when absent. */
export function axesOf(c: InferContext, inputIndex: number): readonly number[] | undefined {
  return intsAttribute(c.node, "axes") ?? (c.optional(inputIndex) ? c.constant(inputIndex) : undefined);
}

/** The resolved target of a Reshape: 0 copies, -1 is inferred. */
export function reshapeDims(c: InferContext): number[] {
  const from = c.input(0).dims;
  const allowZero = intAttribute(c.node, "allowzero", 0) === 1;
  const dims = c.constant(1).map((d, i) => (d === 0 && !allowZero ? (from[i] ?? 0) : d));
  const open = dims.indexOf(-1);
  const total = sizeOf(from);
  if (open >= 0) dims[open] = total / dims.reduce((p, d, i) => (i === open ? p : p * d), 1);
  if (sizeOf(dims) !== total || dims.some((d) => !Number.isInteger(d)))
    throw unsupportedNode(c.node, `cannot reshape [${from}] to [${c.constant(1)}].`);
  return dims;
}

/** Per axis: start, step and count of a Slice, with the ONNX clamping rules. */
export function sliceRanges(c: InferContext): { start: number; step: number; count: number }[] {
  const { dims } = c.input(0);
  const starts = c.constant(1);
  const ends = c.constant(2);
  const axes = c.optional(3) ? c.constant(3) : starts.map((_, i) => i);
  const steps = c.optional(4) ? c.constant(4) : starts.map(() => 1);
  const ranges = dims.map((d) => ({ start: 0, step: 1, count: d }));
  axes.forEach((given, i) => {
    const axis = normalizeAxis(c.node, given, dims.length);
    const size = dims[axis]!;
    const step = steps[i]!;
    const clamp = (v: number, low: number, high: number) =>
      Math.min(Math.max(v < 0 ? v + size : v, low), high);
    const start = step > 0 ? clamp(starts[i]!, 0, size) : clamp(starts[i]!, 0, size - 1);
    const end = step > 0 ? clamp(ends[i]!, 0, size) : clamp(ends[i]!, -1, size - 1);
    ranges[axis] = { start, step, count: Math.max(0, Math.ceil((end - start) / step)) };
  });
  return ranges;
}

/** Sizes of the parts of a Split. */
export function splitSizes(c: InferContext): number[] {
  const axis = normalizeAxis(c.node, intAttribute(c.node, "axis", 0), c.input(0).dims.length);
  const given = intsAttribute(c.node, "split") ?? (c.optional(1) ? c.constant(1) : undefined);
  if (given) return [...given];
  const parts = c.node.outputs.length;
  const size = c.input(0).dims[axis]!;
  const each = Math.ceil(size / parts);
  return Array.from({ length: parts }, (_, i) => Math.min(each, size - each * i));
}

/** Pads of a Pad, one [before, after] per axis. */
export function padAmounts(c: InferContext): [number, number][] {
  const rank = c.input(0).dims.length;
  const pads = intsAttribute(c.node, "pads") ?? c.constant(1);
  const axes = c.optional(3)
    ? c.constant(3).map((a) => normalizeAxis(c.node, a, rank))
    : Array.from({ length: rank }, (_, i) => i);
  const out = Array.from({ length: rank }, (): [number, number] => [0, 0]);
  axes.forEach((axis, i) => {
    out[axis] = [pads[i]!, pads[i + axes.length]!];
  });
  return out;
}

function squeezedDims(c: InferContext): number[] {
  const { dims } = c.input(0);
  const axes = axesOf(c, 1)?.map((a) => normalizeAxis(c.node, a, dims.length));
  return dims.filter((d, i) => (axes ? !axes.includes(i) : d !== 1));
}

function unsqueezedDims(c: InferContext): number[] {
  const { dims } = c.input(0);
  const axes = axesOf(c, 1) ?? [];
  const rank = dims.length + axes.length;
  const set = new Set(axes.map((a) => normalizeAxis(c.node, a, rank)));
  const rest = [...dims];
  return Array.from({ length: rank }, (_, i) => (set.has(i) ? 1 : rest.shift()!));
}

export const shapingRules: Record<string, InferRule> = {
  Shape: (c) => {
    const rank = c.input(0).dims.length;
    const clamp = (v: number) => Math.min(Math.max(v < 0 ? v + rank : v, 0), rank);
    const start = clamp(intAttribute(c.node, "start", 0));
    return [{ dtype: "int64", dims: [Math.max(0, clamp(intAttribute(c.node, "end", rank)) - start)] }];
  },
  Size: () => [{ dtype: "int64", dims: [] }],
  Reshape: (c) => [{ dtype: c.input(0).dtype, dims: reshapeDims(c) }],
  Transpose: (c) => {
    const { dims, dtype } = c.input(0);
    const perm = intsAttribute(c.node, "perm") ?? dims.map((_, i) => dims.length - 1 - i);
    return [{ dtype, dims: perm.map((p) => dims[p]!) }];
  },
  Flatten: (c) => {
    const { dims, dtype } = c.input(0);
    const given = intAttribute(c.node, "axis", 1);
    const axis = given < 0 ? given + dims.length : given;
    return [{ dtype, dims: [sizeOf(dims.slice(0, axis)), sizeOf(dims.slice(axis))] }];
  },
  Squeeze: (c) => [{ dtype: c.input(0).dtype, dims: squeezedDims(c) }],
  Unsqueeze: (c) => [{ dtype: c.input(0).dtype, dims: unsqueezedDims(c) }],
  Concat: (c) => {
    const all = c.node.inputs.map((_, i) => c.input(i));
    const dims = [...all[0]!.dims];
    const axis = normalizeAxis(c.node, intAttribute(c.node, "axis", 0), dims.length);
    dims[axis] = all.reduce((sum, k) => sum + k.dims[axis]!, 0);
    return [{ dtype: all[0]!.dtype, dims }];
  },
  Split: (c) => {
    const { dims, dtype } = c.input(0);
    const axis = normalizeAxis(c.node, intAttribute(c.node, "axis", 0), dims.length);
    return splitSizes(c).map((size) => ({ dtype, dims: dims.map((d, i) => (i === axis ? size : d)) }));
  },
  Slice: (c) => [{ dtype: c.input(0).dtype, dims: sliceRanges(c).map((r) => r.count) }],
  Gather: (c) => {
    const { dims, dtype } = c.input(0);
    const axis = normalizeAxis(c.node, intAttribute(c.node, "axis", 0), dims.length);
    return [{ dtype, dims: [...dims.slice(0, axis), ...c.input(1).dims, ...dims.slice(axis + 1)] }];
  },
  GatherElements: (c) => [{ dtype: c.input(0).dtype, dims: c.input(1).dims }],
  GatherND: (c) => {
    const indices = c.input(1).dims;
    const depth = indices.at(-1)!;
    const batch = intAttribute(c.node, "batch_dims", 0);
    return [
      { dtype: c.input(0).dtype, dims: [...indices.slice(0, -1), ...c.input(0).dims.slice(batch + depth)] },
    ];
  },
  ScatterND: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  ScatterElements: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  Pad: (c) => {
    const amounts = padAmounts(c);
    return [
      { dtype: c.input(0).dtype, dims: c.input(0).dims.map((d, i) => d + amounts[i]![0] + amounts[i]![1]) },
    ];
  },
  Expand: (c) => [{ dtype: c.input(0).dtype, dims: broadcastDims(c.node, c.input(0).dims, c.constant(1)) }],
  Tile: (c) => {
    const repeats = c.constant(1);
    return [{ dtype: c.input(0).dtype, dims: c.input(0).dims.map((d, i) => d * repeats[i]!) }];
  },
  Constant: (c) => {
    const { value_float, value_int, value_ints, value_floats } = c.node.attributes;
    const value = tensorAttribute(c.node, "value");
    if (value) return [{ dtype: value.dtype, dims: value.dims }];
    if (value_float !== undefined) return [{ dtype: "float32", dims: [] }];
    if (value_int !== undefined) return [{ dtype: "int64", dims: [] }];
    if (Array.isArray(value_ints)) return [{ dtype: "int64", dims: [value_ints.length] }];
    if (value_floats && typeof value_floats === "object" && "floats" in value_floats)
      return [{ dtype: "float32", dims: [value_floats.floats.length] }];
    throw unsupportedNode(c.node, "a constant of this kind is not supported.");
  },
  ConstantOfShape: (c) => [
    { dtype: tensorAttribute(c.node, "value")?.dtype ?? "float32", dims: c.constant(0) },
  ],
  Range: (c) => {
    const [start, limit, delta] = [c.constant(0)[0]!, c.constant(1)[0]!, c.constant(2)[0]!];
    return [{ dtype: c.input(0).dtype, dims: [Math.max(0, Math.ceil((limit - start) / delta))] }];
  },
  DepthToSpace: (c) => {
    const [n, ch, h, w] = c.input(0).dims as [number, number, number, number];
    const b = intAttribute(c.node, "blocksize", 1);
    return [{ dtype: c.input(0).dtype, dims: [n, ch / (b * b), h * b, w * b] }];
  },
  SpaceToDepth: (c) => {
    const [n, ch, h, w] = c.input(0).dims as [number, number, number, number];
    const b = intAttribute(c.node, "blocksize", 1);
    return [{ dtype: c.input(0).dtype, dims: [n, ch * b * b, h / b, w / b] }];
  },
  Trilu: (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }],
  OneHot: (c) => {
    const axis = intAttribute(c.node, "axis", -1);
    const dims = [...c.input(0).dims];
    dims.splice(axis < 0 ? dims.length + 1 + axis : axis, 0, c.constant(1)[0]!);
    return [{ dtype: c.input(2).dtype, dims }];
  },
};
