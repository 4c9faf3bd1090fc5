import { makeTensor, sizeOf } from "../../tensor/index.ts";
import { type Draw, type GradientCase, type GradientCases, positive, shape } from "./gradient-case.ts";

const unary =
  (op: string, range?: [number, number], attributes = {}, opset = 18) =>
  (d: Draw): GradientCase => ({
    opset,
    inputs: [{ dims: shape(d), ...(range ? { range } : {}) }],
    build: (g, [x]) => g.op(op, [x!], attributes),
  });

/** Two shapes that broadcast: some axes of either are 1, and leading axes of the second may be missing. */
const binary =
  (op: string, left?: [number, number], right?: [number, number]) =>
  (d: Draw): GradientCase => {
    const dims = shape(d);
    const thin = () => dims.map((n) => (d(0, 3) === 0 ? 1 : n));
    return {
      inputs: [
        { dims: thin(), ...(left ? { range: left } : {}) },
        { dims: thin().slice(d(0, dims.length)), ...(right ? { range: right } : {}) },
      ],
      build: (g, xs) => g.op(op, xs),
    };
  };

/** Elementwise operators, with broadcasting where they have it. */
export const elementwiseCases: GradientCases = {
  Identity: unary("Identity"),
  "Dropout at inference": unary("Dropout"),
  Neg: unary("Neg"),
  Abs: unary("Abs", positive),
  Sqrt: unary("Sqrt", positive),
  Exp: unary("Exp"),
  Log: unary("Log", positive),
  Sin: unary("Sin"),
  Cos: unary("Cos"),
  Erf: unary("Erf"),
  Reciprocal: unary("Reciprocal", positive),
  Tanh: unary("Tanh"),
  Sigmoid: unary("Sigmoid"),
  Softplus: unary("Softplus"),
  "Relu above zero": unary("Relu", positive),
  "Relu below zero": unary("Relu", [-2, -0.5]),
  "LeakyRelu below zero": unary("LeakyRelu", [-2, -0.5], { alpha: { float: 0.2 } }),
  "Gelu exact": unary("Gelu", undefined, {}, 20),
  "Gelu tanh": unary("Gelu", undefined, { approximate: "tanh" }, 20),
  QuickGelu: unary("QuickGelu", undefined, { alpha: { float: 1 } }),
  Add: binary("Add"),
  Sub: binary("Sub"),
  Mul: binary("Mul"),
  Div: binary("Div", undefined, positive),
  Pow: binary("Pow", positive, positive),
  Min: binary("Min", [0, 1], [1.1, 2]),
  Max: binary("Max", [0, 1], [1.1, 2]),
  Sum: (d) => {
    const dims = shape(d);
    return { inputs: [{ dims }, { dims }, { dims }], build: (g, xs) => g.op("Sum", xs) };
  },
  "Clip inside and outside": (d) => ({
    inputs: [
      { dims: shape(d), range: [0.1, 0.9] },
      { dims: [3], range: [1.1, 2] },
    ],
    build: (g, [x, y]) =>
      g.op(
        "Concat",
        [g.reshape(g.op("Clip", [x!, g.float(0), g.float(1)]), [-1]), g.op("Clip", [y!, "", g.float(1)])],
        { axis: 0 },
      ),
  }),
  Where: (d) => {
    const dims = shape(d);
    const condition = Uint8Array.from({ length: sizeOf(dims) }, () => d(0, 1));
    return {
      inputs: [{ dims }, { dims: dims.map((n) => (d(0, 1) ? n : 1)) }],
      build: (g, xs) => g.op("Where", [g.constant("condition", makeTensor("bool", dims, condition)), ...xs]),
    };
  },
  Cast: (d) => ({
    inputs: [{ dims: shape(d) }],
    build: (g, [x]) =>
      g.op("Cast", [g.op("Mul", [g.op("Cast", [x!], { to: 11 }), g.op("Cast", [x!], { to: 11 })])], {
        to: 1,
      }),
  }),
};
