import type { Model } from "../onnx/index.ts";
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

/** Operators between a model's weights and its outputs that have no gradient rule, each once, in order of occurrence. */
export function unsupportedGradients({ graph }: Model): string[] {
  const reached = new Set<string>();
  for (const [name, tensor] of graph.initializers) if (tensor.dtype.startsWith("float")) reached.add(name);
  const missing = new Set<string>();
  for (const { op, inputs, outputs } of graph.nodes) {
    if (endsTheFlow.has(op) || !inputs.some((x) => reached.has(x))) continue;
    if (!gradientRules.has(op) && !rewritten.has(op)) missing.add(op);
    for (const y of outputs) reached.add(y);
  }
  return [...missing];
}
