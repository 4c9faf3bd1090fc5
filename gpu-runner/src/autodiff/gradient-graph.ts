import {
  type Attributes,
  type GraphBuilder,
  type InferContext,
  type Node,
  unsupportedNode,
} from "../onnx/index.ts";
import { float32 } from "../tensor/index.ts";

/** The graph as a gradient rule sees it: elementwise shorthands over the builder, and which inputs need a gradient. */
export class GradientGraph {
  readonly builder: GraphBuilder;
  private readonly needed: (name: string) => boolean;

  constructor(builder: GraphBuilder, needed: (name: string) => boolean) {
    this.builder = builder;
    this.needed = needed;
  }

  /** Whether input `i` of the node leads to a value asked for. */
  needs(node: Node, i: number): boolean {
    const name = node.inputs[i];
    return Boolean(name) && this.needed(name!);
  }

  shape(name: string): readonly number[] {
    return this.builder.shape(name);
  }

  context(node: Node): InferContext {
    return this.builder.contextOf(node);
  }

  op(type: string, inputs: readonly string[], attributes?: Attributes): string {
    return this.builder.op(type, inputs, attributes);
  }

  add = (a: string, b: string) => this.op("Add", [a, b]);
  sub = (a: string, b: string) => this.op("Sub", [a, b]);
  mul = (a: string, b: string) => this.op("Mul", [a, b]);
  div = (a: string, b: string) => this.op("Div", [a, b]);
  neg = (a: string) => this.op("Neg", [a]);
  float = (value: number) => this.builder.float(value);
  scale = (a: string, factor: number) => (factor === 1 ? a : this.mul(a, this.float(factor)));
  reshape = (x: string, dims: readonly number[]) => this.builder.reshape(x, dims);
  transpose = (x: string, perm: readonly number[]) =>
    perm.every((p, i) => p === i) ? x : this.op("Transpose", [x], { perm });
  sum = (x: string, axes: readonly number[], keepdims = 1) =>
    this.builder.reduce("ReduceSum", x, axes, keepdims);
  mean = (x: string, axes: readonly number[]) => this.builder.reduce("ReduceMean", x, axes, 1);

  /** 1 where the condition holds, else 0. */
  mask(condition: string): string {
    return this.op("Cast", [condition], { to: 1 });
  }

  expand(x: string, dims: readonly number[]): string {
    return this.shape(x).join() === dims.join() ? x : this.op("Expand", [x, this.builder.ints(dims)]);
  }

  /** Sums a gradient over the axes along which a value of shape `dims` was broadcast. */
  unbroadcast(gradient: string, dims: readonly number[]): string {
    const from = this.shape(gradient);
    const shift = from.length - dims.length;
    const axes = from.flatMap((d, i) => (i < shift || (dims[i - shift] === 1 && d !== 1) ? [i] : []));
    return this.reshape(axes.length ? this.sum(gradient, axes) : gradient, dims);
  }

  /** Multiplies a constant matrix [out, in] along one axis: y[..o..] = sum_i matrix[o][i] x[..i..]. */
  multiplyAlong(x: string, axis: number, matrix: readonly (readonly number[])[], label: string): string {
    const dims = this.shape(x);
    const rows = matrix.length;
    const columns = dims[axis]!;
    const constant = this.builder.constant(`const.matrix.${label}`, float32([rows, columns], matrix.flat()));
    const before = dims.slice(0, axis).reduce((p, d) => p * d, 1);
    const after = dims.slice(axis + 1).reduce((p, d) => p * d, 1);
    const y = this.op("MatMul", [constant, this.reshape(x, [before, columns, after])]);
    return this.reshape(
      y,
      dims.map((d, i) => (i === axis ? rows : d)),
    );
  }
}

/** Gradient of the inputs of a node given the gradients of its outputs (undefined: not used, or not needed). */
export type GradientRule = (
  node: Node,
  dY: readonly (string | undefined)[],
  graph: GradientGraph,
) => readonly (string | undefined)[];

/** The gradient of the first output, which every single-output rule is called with. */
export function first(node: Node, dY: readonly (string | undefined)[]): string {
  const gradient = dY[0];
  if (!gradient) throw unsupportedNode(node, "its first output has no gradient, only a secondary one.");
  return gradient;
}
