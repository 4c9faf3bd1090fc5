import { AppError } from "@dreambooth-dpo/db/contract";
import type { GraphBuilder, Model, Node } from "../onnx/index.ts";
import { GradientGraph } from "./gradient-graph.ts";
import { missingRule } from "./missing-rule.ts";
import { prepareForward } from "./prepare-forward.ts";
import { gradientRules } from "./rules/index.ts";

/** What to differentiate: a scalar value of the graph, with respect to weights or inputs. */
export interface DifferentiateOptions {
  readonly loss: string;
  readonly wrt: readonly string[];
}

/**
 * Appends the backward pass of `loss` to a forward model with concrete shapes, in standard operators. The result keeps
 * the model's outputs and adds `grad.<name>` for every name in `wrt`. Throws UNSUPPORTED with operator, node and the
 * path to the trainable when an operator has no gradient rule, BAD_INPUT when the loss does not depend on a name.
 */
export function differentiate(model: Model, options: DifferentiateOptions): Model {
  const builder = prepareForward(model, options.wrt);
  for (const { name } of model.graph.outputs) builder.output(name, name);
  for (const [name, gradient] of appendGradients(builder, options)) builder.output(gradient, `grad.${name}`);
  return builder.build();
}

/** As `differentiate`, on a builder made by `prepareForward`; returns the gradient's value name of every `wrt`. */
export function appendGradients(
  builder: GraphBuilder,
  { loss, wrt }: DifferentiateOptions,
): Map<string, string> {
  const forward = [...builder.nodeList];
  const reached = valuesReachedFrom(forward, builder, wrt);
  if (builder.shape(loss).some((d) => d !== 1))
    throw AppError.badInput("loss", loss, "a scalar value of the graph");
  const graph = new GradientGraph(builder, (name) => reached.has(name));
  const gradients = new Map<string, string>([[loss, graph.expand(graph.float(1), builder.shape(loss))]]);
  for (const node of forward.toReversed()) {
    const dY = node.outputs.map((y) => gradients.get(y));
    if (!dY.some(Boolean) || !node.outputs.some((y) => reached.has(y))) continue;
    const rule = gradientRules.get(node.op);
    if (!rule) throw missingRule(node, forward, wrt);
    const dX = rule(node, dY, graph);
    node.inputs.forEach((x, i) => {
      const gradient = dX[i];
      if (!gradient || !reached.has(x)) return;
      const sum = gradients.get(x);
      gradients.set(x, sum ? graph.add(sum, gradient) : gradient);
    });
  }
  return new Map(
    wrt.map((name) => {
      const gradient = gradients.get(name);
      if (!gradient)
        throw AppError.badInput("trainable", name, `a weight or input that the loss "${loss}" depends on`);
      return [name, gradient];
    }),
  );
}

/** Floating-point values computed, however remotely, from the names asked for. */
function valuesReachedFrom(
  nodes: readonly Node[],
  builder: GraphBuilder,
  wrt: readonly string[],
): Set<string> {
  const reached = new Set(wrt);
  for (const name of wrt) builder.shape(name);
  for (const node of nodes)
    if (node.inputs.some((x) => reached.has(x)))
      for (const y of node.outputs) if (y && builder.dtype(y).startsWith("float")) reached.add(y);
  return reached;
}
