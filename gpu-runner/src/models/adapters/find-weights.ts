import type { Graph, Model, Node } from "../../onnx/index.ts";
import { intAttribute } from "../../onnx/index.ts";
import type { Tensor } from "../../tensor/index.ts";

export type WeightKind = "linear" | "conv" | "norm" | "bias" | "embedding";

/** A trainable tensor of a graph, under the name its module has in diffusers. */
export interface Weight {
  /** Module path, e.g. "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q". */
  readonly path: string;
  readonly kind: WeightKind;
  readonly initializer: string;
  readonly tensor: Tensor;
  /** The node that computes with it. */
  readonly consumer: Node;
  /** Linear weights only: whether the tensor is [in, out] (MatMul) or [out, in] (PyTorch, Gemm with transB). */
  readonly inputFirst: boolean;
}

const named = /^(?!onnx::|const\.)(.+)\.(weight|bias)$/;

/**
 * Exporters drop the names of transposed and folded weights ("onnx::MatMul_1234"); the node keeps its scope:
 * "/down_blocks.0/attentions.0/to_q/MatMul" stands for module "down_blocks.0.attentions.0.to_q".
 */
function modulePath(initializer: string, node: Node): string {
  const match = named.exec(initializer);
  if (match) return match[1]!;
  const scope = node.name.split("/").filter(Boolean);
  return scope.length > 1 ? scope.slice(0, -1).join(".") : initializer;
}

const passThrough = new Set(["Transpose", "Cast", "Identity"]);

interface Role {
  readonly kind: WeightKind;
  readonly inputFirst: boolean;
}

function elementwiseRole(path: string, initializer: string, node: Node, tensor: Tensor): Role | undefined {
  const isNorm = /(^|\.)[^.]*norm[^.]*$/.test(path);
  if (node.op === "Mul")
    return isNorm && tensor.data.length > 1 ? { kind: "norm", inputFirst: false } : undefined;
  const isBias = initializer.endsWith(".bias") || (isNorm && tensor.data.length > 1);
  return isBias ? { kind: "bias", inputFirst: false } : undefined;
}

function roleOf(
  node: Node,
  slot: number,
  transposed: boolean,
  path: string,
  name: string,
  tensor: Tensor,
): Role | undefined {
  switch (node.op) {
    case "MatMul":
      return slot === 1 && tensor.dims.length === 2 ? { kind: "linear", inputFirst: !transposed } : undefined;
    case "Gemm": {
      if (slot === 2) return { kind: "bias", inputFirst: false };
      const inputFirst = (intAttribute(node, "transB", 0) === 0) !== transposed;
      return slot === 1 ? { kind: "linear", inputFirst } : undefined;
    }
    case "Conv":
    case "ConvTranspose":
      if (slot === 2) return { kind: "bias", inputFirst: false };
      return slot === 1 ? { kind: "conv", inputFirst: false } : undefined;
    case "LayerNormalization":
    case "GroupNormalization":
    case "GroupNorm":
      if (slot === 2) return { kind: "bias", inputFirst: false };
      return slot === 1 ? { kind: "norm", inputFirst: false } : undefined;
    // PyTorch exports GroupNorm as InstanceNormalization with constant gains; only named ones are parameters.
    case "InstanceNormalization":
      if (slot === 0 || !named.test(name)) return undefined;
      return { kind: slot === 1 ? "norm" : "bias", inputFirst: false };
    case "Gather":
      return slot === 0 && tensor.dims.length === 2 ? { kind: "embedding", inputFirst: false } : undefined;
    case "Add":
    case "Mul":
      return elementwiseRole(path, name, node, tensor);
    default:
      return undefined;
  }
}

function usesByName(graph: Graph): Map<string, { node: Node; slot: number }[]> {
  const uses = new Map<string, { node: Node; slot: number }[]>();
  for (const node of graph.nodes)
    node.inputs.forEach((input, slot) => {
      if (!input) return;
      const list = uses.get(input) ?? [];
      list.push({ node, slot });
      uses.set(input, list);
    });
  return uses;
}

/**
 * Lists the parameters of a graph with the module they belong to, in the order of the graph's initializers.
 * Constants that merely take part in arithmetic (scales, frequency tables, GraphBuilder's "const.*") are not listed.
 */
export function findWeights(model: Model): Weight[] {
  const uses = usesByName(model.graph);
  const found: Weight[] = [];
  for (const [name, tensor] of model.graph.initializers) {
    if (!tensor.dtype.startsWith("float") || tensor.dims.length === 0 || name.startsWith("const.")) continue;
    let value = name;
    let transposed = false;
    let use = uses.get(value)?.[0];
    while (use && passThrough.has(use.node.op)) {
      if (use.node.op === "Transpose") transposed = !transposed;
      value = use.node.outputs[0]!;
      use = uses.get(value)?.[0];
    }
    if (!use) continue;
    const path = modulePath(name, use.node);
    const role = roleOf(use.node, use.slot, transposed, path, name, tensor);
    if (role) found.push({ path, initializer: name, tensor, consumer: use.node, ...role });
  }
  return found;
}
