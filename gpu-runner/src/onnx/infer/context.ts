import { type DType, type Tensor, toNumbers } from "../../tensor/index.ts";
import { type Node, unsupportedNode } from "../model.ts";

/** What is known of a value: type, concrete dimensions and, for constants, the value itself. */
export interface Known {
  readonly dtype: DType;
  readonly dims: readonly number[];
  readonly value?: Tensor;
}

/** What a shape rule sees of one node. */
export interface InferContext {
  readonly node: Node;
  readonly opset: number;
  /** The i-th input; throws when it is absent. */
  input(i: number): Known;
  /** The i-th input, or undefined when it is absent. */
  optional(i: number): Known | undefined;
  /** The numbers of a constant input; throws when its value is not known. */
  constant(i: number): number[];
}

/** A shape rule: what each output is, given the inputs. */
export type InferRule = (context: InferContext) => readonly Known[];

/** Builds the context of a node over a look-up of known values. */
export function inferContext(
  node: Node,
  opset: number,
  look: (name: string) => Known | undefined,
): InferContext {
  const optional = (i: number) => {
    const name = node.inputs[i];
    return name ? look(name) : undefined;
  };
  const input = (i: number) => {
    const known = optional(i);
    if (!known)
      throw unsupportedNode(node, `input ${i} ("${node.inputs[i] ?? ""}") is missing or has no known shape.`);
    return known;
  };
  return {
    node,
    opset,
    input,
    optional,
    constant: (i) => {
      const { value } = input(i);
      if (!value) throw unsupportedNode(node, `input ${i} ("${node.inputs[i]}") must be a constant.`);
      return toNumbers(value);
    },
  };
}

/** Numpy-style broadcast of shapes; throws when they do not fit. */
export function broadcastDims(node: Node, ...shapes: (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((s) => s.length));
  return Array.from({ length: rank }, (_, axis) => {
    let size = 1;
    for (const shape of shapes) {
      const d = shape[axis - (rank - shape.length)] ?? 1;
      if (d !== 1 && size !== 1 && d !== size)
        throw unsupportedNode(node, `shapes ${shapes.map((s) => `[${s}]`).join(" and ")} do not broadcast.`);
      if (d !== 1) size = d;
    }
    return size;
  });
}

/** A possibly negative axis as an index into `rank` dimensions. */
export function normalizeAxis(node: Node, axis: number, rank: number): number {
  const index = axis < 0 ? axis + rank : axis;
  if (index < 0 || index >= Math.max(rank, 1))
    throw unsupportedNode(node, `axis ${axis} is outside rank ${rank}.`);
  return index;
}
