import { floatAttribute, intAttribute, stringAttribute } from "../../onnx/index.ts";
import { first, type GradientGraph, type GradientRule } from "../gradient-graph.ts";

/** d/dx of x*sigmoid(alpha x), given s = sigmoid(alpha x) and y = x*s. */
function swishDerivative(g: GradientGraph, s: string, y: string, alpha: number): string {
  return g.add(s, g.scale(g.mul(y, g.sub(g.float(1), s)), alpha));
}

function geluDerivative(g: GradientGraph, x: string): string {
  const cumulative = g.scale(g.add(g.op("Erf", [g.scale(x, Math.SQRT1_2)]), g.float(1)), 0.5);
  const density = g.scale(g.op("Exp", [g.scale(g.mul(x, x), -0.5)]), 1 / Math.sqrt(2 * Math.PI));
  return g.add(cumulative, g.mul(x, density));
}

function tanhGeluDerivative(g: GradientGraph, x: string): string {
  const c = Math.sqrt(2 / Math.PI);
  const square = g.mul(x, x);
  const inner = g.scale(g.mul(x, g.add(g.float(1), g.scale(square, 0.044715))), c);
  const t = g.op("Tanh", [inner]);
  const innerSlope = g.scale(g.add(g.float(1), g.scale(square, 3 * 0.044715)), c);
  const slope = g.mul(g.sub(g.float(1), g.mul(t, t)), innerSlope);
  return g.scale(g.add(g.add(g.float(1), t), g.mul(x, slope)), 0.5);
}

/** Axes over which a softmax sums: its axis attribute (last by default). */
function softmaxAxis(node: Parameters<GradientRule>[0], g: GradientGraph): number[] {
  const axis = intAttribute(node, "axis", -1);
  return [axis < 0 ? axis + g.shape(node.inputs[0]!).length : axis];
}

export const activationRules: Record<string, GradientRule> = {
  Tanh: (node, dY, g) => {
    const y = node.outputs[0]!;
    return [g.mul(first(node, dY), g.sub(g.float(1), g.mul(y, y)))];
  },
  Sigmoid: (node, dY, g) => {
    const y = node.outputs[0]!;
    return [g.mul(first(node, dY), g.mul(y, g.sub(g.float(1), y)))];
  },
  Relu: (node, dY, g) => [g.mul(first(node, dY), g.mask(g.op("Greater", [node.inputs[0]!, g.float(0)])))],
  LeakyRelu: (node, dY, g) => {
    const slope = g.float(floatAttribute(node, "alpha", 0.01));
    return [
      g.mul(
        first(node, dY),
        g.op("Where", [g.op("Greater", [node.inputs[0]!, g.float(0)]), g.float(1), slope]),
      ),
    ];
  },
  Softplus: (node, dY, g) => [g.mul(first(node, dY), g.op("Sigmoid", [node.inputs[0]!]))],
  QuickGelu: (node, dY, g) => {
    const x = node.inputs[0]!;
    const alpha = floatAttribute(node, "alpha", 1.702);
    const s = g.op("Sigmoid", [g.scale(x, alpha)]);
    return [g.mul(first(node, dY), swishDerivative(g, s, node.outputs[0]!, alpha))];
  },
  Gelu: (node, dY, g) => {
    const derivative =
      stringAttribute(node, "approximate", "none") === "tanh" ? tanhGeluDerivative : geluDerivative;
    return [g.mul(first(node, dY), derivative(g, node.inputs[0]!))];
  },
  Softmax: (node, dY, g) => {
    const y = node.outputs[0]!;
    const product = g.mul(first(node, dY), y);
    return [g.sub(product, g.mul(y, g.sum(product, softmaxAxis(node, g))))];
  },
  LogSoftmax: (node, dY, g) => {
    const dy = first(node, dY);
    const probability = g.op("Exp", [node.outputs[0]!]);
    return [g.sub(dy, g.mul(probability, g.sum(dy, softmaxAxis(node, g))))];
  },
};
