import { first, type GradientGraph, type GradientRule } from "../gradient-graph.ts";

/** dX = dY * derivative(x, y); x and y are the node's input and output. */
const unary =
  (derivative: (x: string, y: string, g: GradientGraph) => string): GradientRule =>
  (node, dY, g) => [g.mul(first(node, dY), derivative(node.inputs[0]!, node.outputs[0]!, g))];

const twoOverSqrtPi = 2 / Math.sqrt(Math.PI);

/** The extremum passes its gradient to the inputs that attain it, in equal parts where several do. */
const extremum: GradientRule = (node, dY, g) => {
  const y = node.outputs[0]!;
  const attained = node.inputs.map((x) => g.mask(g.op("Equal", [x, y])));
  const share = g.div(first(node, dY), attained.reduce(g.add));
  return node.inputs.map((x, i) =>
    g.needs(node, i) ? g.unbroadcast(g.mul(share, attained[i]!), g.shape(x)) : undefined,
  );
};

export const elementwiseRules: Record<string, GradientRule> = {
  Identity: (node, dY) => [first(node, dY)],
  Dropout: (node, dY) => [first(node, dY)],
  Neg: (node, dY, g) => [g.neg(first(node, dY))],
  Abs: unary((x, _y, g) => g.op("Sign", [x])),
  Sqrt: (node, dY, g) => [g.div(g.scale(first(node, dY), 0.5), node.outputs[0]!)],
  Exp: unary((_x, y) => y),
  Log: (node, dY, g) => [g.div(first(node, dY), node.inputs[0]!)],
  Sin: unary((x, _y, g) => g.op("Cos", [x])),
  Cos: unary((x, _y, g) => g.neg(g.op("Sin", [x]))),
  Erf: unary((x, _y, g) => g.scale(g.op("Exp", [g.neg(g.mul(x, x))]), twoOverSqrtPi)),
  Reciprocal: unary((_x, y, g) => g.neg(g.mul(y, y))),
  Add: (node, dY, g) =>
    node.inputs.map((x, i) => (g.needs(node, i) ? g.unbroadcast(first(node, dY), g.shape(x)) : undefined)),
  Sum: (node, dY, g) =>
    node.inputs.map((x, i) => (g.needs(node, i) ? g.unbroadcast(first(node, dY), g.shape(x)) : undefined)),
  Sub: (node, dY, g) => {
    const [a, b] = node.inputs as [string, string];
    const dy = first(node, dY);
    return [
      g.needs(node, 0) ? g.unbroadcast(dy, g.shape(a)) : undefined,
      g.needs(node, 1) ? g.neg(g.unbroadcast(dy, g.shape(b))) : undefined,
    ];
  },
  Mul: (node, dY, g) => {
    const [a, b] = node.inputs as [string, string];
    const dy = first(node, dY);
    return [
      g.needs(node, 0) ? g.unbroadcast(g.mul(dy, b), g.shape(a)) : undefined,
      g.needs(node, 1) ? g.unbroadcast(g.mul(dy, a), g.shape(b)) : undefined,
    ];
  },
  Div: (node, dY, g) => {
    const [a, b] = node.inputs as [string, string];
    const quotient = g.div(first(node, dY), b);
    return [
      g.needs(node, 0) ? g.unbroadcast(quotient, g.shape(a)) : undefined,
      g.needs(node, 1) ? g.unbroadcast(g.neg(g.mul(quotient, node.outputs[0]!)), g.shape(b)) : undefined,
    ];
  },
  Pow: (node, dY, g) => {
    const [base, exponent] = node.inputs as [string, string];
    const dy = first(node, dY);
    const lowered = () => g.op("Pow", [base, g.sub(exponent, g.float(1))]);
    const logarithm = () => g.mul(node.outputs[0]!, g.op("Log", [base]));
    return [
      g.needs(node, 0) ? g.unbroadcast(g.mul(g.mul(dy, exponent), lowered()), g.shape(base)) : undefined,
      g.needs(node, 1) ? g.unbroadcast(g.mul(dy, logarithm()), g.shape(exponent)) : undefined,
    ];
  },
  Min: extremum,
  Max: extremum,
  Clip: (node, dY, g) => {
    const [x, low, high] = node.inputs;
    const inside = [
      ...(low ? [g.mask(g.op("GreaterOrEqual", [x!, low]))] : []),
      ...(high ? [g.mask(g.op("LessOrEqual", [x!, high]))] : []),
    ];
    return [inside.reduce(g.mul, first(node, dY))];
  },
  Where: (node, dY, g) => {
    const [condition, yes, no] = node.inputs as [string, string, string];
    const dy = first(node, dY);
    const zero = g.float(0);
    return [
      undefined,
      g.needs(node, 1) ? g.unbroadcast(g.op("Where", [condition, dy, zero]), g.shape(yes)) : undefined,
      g.needs(node, 2) ? g.unbroadcast(g.op("Where", [condition, zero, dy]), g.shape(no)) : undefined,
    ];
  },
  Cast: (node, dY, g) => {
    const { dtype } = g.context(node).input(0);
    const code = { float32: 1, float16: 10, float64: 11 }[dtype as string];
    return [code ? g.op("Cast", [first(node, dY)], { to: code }) : undefined];
  },
};
