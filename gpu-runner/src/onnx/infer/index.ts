import { type Node, unsupportedNode } from "../model.ts";
import { type InferRule, inferContext, type Known } from "./context.ts";
import { contractionRules } from "./contraction.ts";
import { elementwiseRules } from "./elementwise.ts";
import { foldNode } from "./fold.ts";
import { shapingRules } from "./shaping.ts";

export type { Known } from "./context.ts";

const rules = new Map<string, InferRule>(
  Object.entries({ ...elementwiseRules, ...shapingRules, ...contractionRules }),
);

/**
 * Types, dimensions and (for small constants) values of a node's outputs.
 * Throws UNSUPPORTED, naming node and operator, when the operator is not known or its inputs do not fit.
 */
export function inferNode(
  node: Node,
  opset: number,
  look: (name: string) => Known | undefined,
  isParameter: (name: string) => boolean = () => false,
): readonly Known[] {
  const rule = rules.get(node.op);
  if (!rule) throw unsupportedNode(node, "this operator is not supported.");
  const context = inferContext(node, opset, look);
  const outputs = rule(context);
  // What is computed from a weight stays a computation, so that the weight can be trained.
  return node.inputs.some(isParameter) ? outputs : (foldNode(context, outputs) ?? outputs);
}
