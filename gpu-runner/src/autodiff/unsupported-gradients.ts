import type { Model, Node } from "../onnx/index.ts";
import { missingRule } from "./missing-rule.ts";
import { gradientRules } from "./rules/index.ts";

/** Operators that `prepareForward` rewrites to others before rules are asked for. */
const rewritten = new Set(["InstanceNormalization", "GroupNormalization"]);

/** Operators whose outputs are no floating-point function of their inputs. */
const endsTheFlow = new Set([
  "Shape",
  "Size",
  "Equal",
  "Greater",
  "Less",
  "GreaterOrEqual",
  "LessOrEqual",
  "Not",
]);

/** Nodes without a gradient rule that lie after any of the named values, in order. */
function nodesWithoutRule({ graph }: Model, from: Iterable<string>): Node[] {
  const reached = new Set(from);
  return graph.nodes.filter(({ op, inputs, outputs }) => {
    if (endsTheFlow.has(op) || !inputs.some((x) => reached.has(x))) return false;
    for (const y of outputs) reached.add(y);
    return !gradientRules.has(op) && !rewritten.has(op);
  });
}

/** Operators between a model's weights and its outputs that have no gradient rule, each once, in order of occurrence. */
export function unsupportedGradients(model: Model): string[] {
  const weights = [...model.graph.initializers]
    .filter(([, tensor]) => tensor.dtype.startsWith("float"))
    .map(([name]) => name);
  return [...new Set(nodesWithoutRule(model, weights).map(({ op }) => op))];
}

/**
 * Throws UNSUPPORTED, with operator, node and the path to a trainable, when an operator after the trainables has no gradient
 * rule. Asked before shapes are inferred: an operator that nothing here knows has no shape rule either.
 */
export function requireGradients(model: Model, trainable: readonly string[]): void {
  const [node] = nodesWithoutRule(model, trainable);
  if (node) throw missingRule(node, model.graph.nodes, trainable);
}
