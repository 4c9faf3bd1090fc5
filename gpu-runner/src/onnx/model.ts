import { AppError } from "@dreambooth-dpo/db/contract";
import type { DType, Tensor } from "../tensor/index.ts";

/** An attribute as data: integers are plain numbers, floats are wrapped so that 1.0 stays a float. */
export type Attribute =
  | number
  | { readonly float: number }
  | string
  | readonly number[]
  | { readonly floats: readonly number[] }
  | { readonly strings: readonly string[] }
  | { readonly graph: Graph }
  | Tensor;

export type Attributes = Readonly<Record<string, Attribute>>;

/** One operator call. An empty input or output name means "absent", as in the ONNX specification. */
export interface Node {
  readonly op: string;
  readonly domain: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
}

/** Name, element type and dimensions; a string dimension is symbolic. */
export interface ValueInfo {
  readonly name: string;
  readonly dtype: DType;
  readonly dims: readonly (number | string)[];
}

export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly initializers: ReadonlyMap<string, Tensor>;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}

export interface Model {
  readonly irVersion: number;
  readonly opsets: ReadonlyMap<string, number>;
  readonly graph: Graph;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Integer attribute or its default. */
export function intAttribute(node: Node, name: string, fallback: number): number {
  const value = node.attributes[name];
  return typeof value === "number" ? value : fallback;
}

/** Float attribute or its default. */
export function floatAttribute(node: Node, name: string, fallback: number): number {
  const value = node.attributes[name];
  if (typeof value === "number") return value;
  return typeof value === "object" && "float" in value ? value.float : fallback;
}

/** String attribute or its default. */
export function stringAttribute(node: Node, name: string, fallback: string): string {
  const value = node.attributes[name];
  return typeof value === "string" ? value : fallback;
}

/** Integer-list attribute, or undefined when absent. */
export function intsAttribute(node: Node, name: string): readonly number[] | undefined {
  const value = node.attributes[name];
  return Array.isArray(value) ? (value as readonly number[]) : undefined;
}

/** Tensor attribute, or undefined when absent. */
export function tensorAttribute(node: Node, name: string): Tensor | undefined {
  const value = node.attributes[name];
  return typeof value === "object" && "dtype" in value ? value : undefined;
}

/** The operator set version of the standard domain. */
export function standardOpset(model: Pick<Model, "opsets">): number {
  return model.opsets.get("") ?? model.opsets.get("ai.onnx") ?? 0;
}

/** The error for a graph that asks for something not supported, naming node and operator. */
export function unsupportedNode(node: Node, why: string): AppError {
  return new AppError("UNSUPPORTED", `Node "${node.name || node.outputs[0]}" (${node.op}): ${why}`, {
    field: node.name || node.outputs[0] || node.op,
    value: node.op,
  });
}
