import { fromNumbers, sizeOf, type Tensor, toNumbers } from "../../tensor/index.ts";
import { floatAttribute, intAttribute, intsAttribute, tensorAttribute } from "../model.ts";
import type { InferContext, Known } from "./context.ts";
import { sliceRanges, splitSizes } from "./shaping.ts";

/** Constants larger than this are left to the runtime: folding serves shape arithmetic. */
const maxFoldedElements = 4096;

type Values = readonly number[];
type Fold = (c: InferContext, outputs: readonly Known[]) => readonly Values[];

const unaryFunctions: Record<string, (x: number) => number> = {
  Neg: (x) => -x,
  Abs: Math.abs,
  Floor: Math.floor,
  Ceil: Math.ceil,
  Sqrt: Math.sqrt,
  Exp: Math.exp,
  Log: Math.log,
  Sin: Math.sin,
  Cos: Math.cos,
  Reciprocal: (x) => 1 / x,
  Not: (x) => (x ? 0 : 1),
  Identity: (x) => x,
};

const binaryFunctions: Record<string, (a: number, b: number) => number> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Pow: (a, b) => a ** b,
  Min: Math.min,
  Max: Math.max,
  Mod: (a, b) => a - b * Math.floor(a / b),
  Equal: (a, b) => Number(a === b),
  Less: (a, b) => Number(a < b),
  LessOrEqual: (a, b) => Number(a <= b),
  Greater: (a, b) => Number(a > b),
  GreaterOrEqual: (a, b) => Number(a >= b),
  And: (a, b) => Number(a && b),
  Or: (a, b) => Number(a || b),
};

function stridesOf(dims: readonly number[]): number[] {
  const strides = dims.map(() => 1);
  for (let i = dims.length - 2; i >= 0; i--) strides[i] = strides[i + 1]! * dims[i + 1]!;
  return strides;
}

/** Calls `visit` with the multi-index of every element, in row-major order. */
function eachIndex(dims: readonly number[], visit: (index: readonly number[]) => void): void {
  const index = dims.map(() => 0);
  for (let n = sizeOf(dims); n > 0; n--) {
    visit(index);
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      if (index[axis]! < dims[axis]!) break;
      index[axis] = 0;
    }
  }
}

function broadcastTo(values: Values, from: readonly number[], to: readonly number[]): number[] {
  const strides = stridesOf(from);
  const shift = to.length - from.length;
  const out: number[] = [];
  eachIndex(to, (index) => {
    let offset = 0;
    for (let i = 0; i < from.length; i++) if (from[i] !== 1) offset += index[i + shift]! * strides[i]!;
    out.push(values[offset]!);
  });
  return out;
}

const wide = (c: InferContext, i: number, outputs: readonly Known[]) =>
  broadcastTo(c.constant(i), c.input(i).dims, outputs[0]!.dims);

const select = (
  c: InferContext,
  map: (index: readonly number[]) => readonly number[],
  dims: readonly number[],
) => {
  const source = c.constant(0);
  const strides = stridesOf(c.input(0).dims);
  const out: number[] = [];
  eachIndex(dims, (index) => {
    out.push(source[map(index).reduce((s, v, i) => s + v * strides[i]!, 0)]!);
  });
  return out;
};

const copy: Fold = (c) => [c.constant(0)];

const folds: Record<string, Fold> = {
  Shape: (c) => {
    const { dims } = c.input(0);
    return [dims.slice(intAttribute(c.node, "start", 0), intAttribute(c.node, "end", dims.length))];
  },
  Size: (c) => [[sizeOf(c.input(0).dims)]],
  Constant: (c) => {
    const value = tensorAttribute(c.node, "value");
    if (value) return [toNumbers(value)];
    const { value_ints, value_floats, value_int } = c.node.attributes;
    if (Array.isArray(value_ints)) return [value_ints as Values];
    if (value_floats && typeof value_floats === "object" && "floats" in value_floats)
      return [value_floats.floats];
    return [
      [
        value_int === undefined
          ? floatAttribute(c.node, "value_float", 0)
          : intAttribute(c.node, "value_int", 0),
      ],
    ];
  },
  ConstantOfShape: (c, o) => {
    const fill = tensorAttribute(c.node, "value");
    return [new Array<number>(sizeOf(o[0]!.dims)).fill(fill ? toNumbers(fill)[0]! : 0)];
  },
  Range: (c, o) => [
    Array.from({ length: o[0]!.dims[0]! }, (_, i) => c.constant(0)[0]! + i * c.constant(2)[0]!),
  ],
  Cast: (c, o) => [
    c
      .constant(0)
      .map((v) =>
        o[0]!.dtype === "bool" ? Number(v !== 0) : o[0]!.dtype.startsWith("float") ? v : Math.trunc(v),
      ),
  ],
  CastLike: copy,
  Reshape: copy,
  Squeeze: copy,
  Unsqueeze: copy,
  Flatten: copy,
  Expand: (c, o) => [wide(c, 0, o)],
  Tile: (c, o) => [select(c, (index) => index.map((v, i) => v % c.input(0).dims[i]!), o[0]!.dims)],
  Where: (c, o) => {
    const [condition, yes, no] = [wide(c, 0, o), wide(c, 1, o), wide(c, 2, o)];
    return [condition.map((v, i) => (v ? yes[i]! : no[i]!))];
  },
  Div: (c, o) => {
    const [a, b] = [wide(c, 0, o), wide(c, 1, o)];
    const integer = !o[0]!.dtype.startsWith("float");
    return [a.map((v, i) => (integer ? Math.trunc(v / b[i]!) : v / b[i]!))];
  },
  Concat: (c, o) => {
    const axis = intAttribute(c.node, "axis", 0);
    const at = axis < 0 ? axis + o[0]!.dims.length : axis;
    const sizes = c.node.inputs.map((_, i) => c.input(i).dims[at]!);
    const parts = c.node.inputs.map((_, i) => c.constant(i));
    const strides = c.node.inputs.map((_, i) => stridesOf(c.input(i).dims));
    const out: number[] = [];
    eachIndex(o[0]!.dims, (index) => {
      let part = 0;
      let position = index[at]!;
      while (position >= sizes[part]!) position -= sizes[part++]!;
      out.push(
        parts[part]![index.reduce((s, v, i) => s + (i === at ? position : v) * strides[part]![i]!, 0)]!,
      );
    });
    return [out];
  },
  Slice: (c, o) => {
    const ranges = sliceRanges(c);
    return [select(c, (index) => index.map((v, i) => ranges[i]!.start + v * ranges[i]!.step), o[0]!.dims)];
  },
  Split: (c, o) => {
    const axis = intAttribute(c.node, "axis", 0);
    const at = axis < 0 ? axis + c.input(0).dims.length : axis;
    let offset = 0;
    return splitSizes(c).map((size, part) => {
      const from = offset;
      offset += size;
      return select(c, (index) => index.map((v, i) => (i === at ? v + from : v)), o[part]!.dims);
    });
  },
  Transpose: (c, o) => {
    const rank = c.input(0).dims.length;
    const perm = intsAttribute(c.node, "perm") ?? Array.from({ length: rank }, (_, i) => rank - 1 - i);
    return [
      select(
        c,
        (index) => {
          const source = index.map(() => 0);
          perm.forEach((p, i) => {
            source[p] = index[i]!;
          });
          return source;
        },
        o[0]!.dims,
      ),
    ];
  },
  Gather: (c, o) => {
    const { dims } = c.input(0);
    const axis = intAttribute(c.node, "axis", 0);
    const at = axis < 0 ? axis + dims.length : axis;
    const indices = c.constant(1);
    const indexDims = c.input(1).dims;
    const indexStrides = stridesOf(indexDims);
    return [
      select(
        c,
        (index) => {
          const flat = indexDims.reduce((s, _, i) => s + index[at + i]! * indexStrides[i]!, 0);
          const chosen = indices[flat]!;
          return [
            ...index.slice(0, at),
            chosen < 0 ? chosen + dims[at]! : chosen,
            ...index.slice(at + indexDims.length),
          ];
        },
        o[0]!.dims,
      ),
    ];
  },
  ReduceProd: (c) => [[c.constant(0).reduce((p, v) => p * v, 1)]],
};

for (const [op, f] of Object.entries(unaryFunctions)) folds[op] = (c) => [c.constant(0).map(f)];
for (const [op, f] of Object.entries(binaryFunctions))
  folds[op] = (c, o) => {
    const b = wide(c, 1, o);
    return [wide(c, 0, o).map((v, i) => f(v, b[i]!))];
  };

/** The outputs with their values when every input is a small constant, else undefined. */
export function foldNode(c: InferContext, outputs: readonly Known[]): readonly Known[] | undefined {
  const fold = folds[c.node.op];
  if (!fold || outputs.some((o) => sizeOf(o.dims) > maxFoldedElements)) return undefined;
  const dimsOnly = c.node.op === "Shape" || c.node.op === "Size";
  if (c.node.op === "ReduceProd" && outputs[0]!.dims.some((d) => d !== 1)) return undefined;
  const known = c.node.inputs.every((name, i) => {
    const value = c.optional(i)?.value;
    return !name || dimsOnly || (value !== undefined && sizeOf(value.dims) <= maxFoldedElements);
  });
  if (!known) return undefined;
  const values = fold(c, outputs);
  return outputs.map((o, i) => ({ ...o, value: typed(o, values[i]!) }));
}

function typed(known: Known, values: Values): Tensor {
  return fromNumbers(known.dtype, known.dims, values);
}
