import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float32, int64, makeTensor, sizeOf } from "../tensor/index.ts";
import { type Draw, type GradientCase, gradientError } from "./check-gradient.ts";

const positive: [number, number] = [0.5, 2];
const shape = (d: Draw, rank = d(1, 4)) => Array.from({ length: rank }, () => d(1, 4));

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

const window = (d: Draw) => {
  const kernel = [d(1, 3), d(1, 3)];
  const strides = [d(1, 2), d(1, 2)];
  const dilations = [d(1, 2), d(1, 2)];
  const pads = [0, 1, 0, 1].map((axis) => d(0, Math.max(0, kernel[axis]! - 1)));
  const size = (i: number) => (kernel[i]! - 1) * dilations[i]! + 1 + d(0, 3);
  return {
    kernel,
    spatial: [size(0), size(1)],
    attributes: { kernel_shape: kernel, strides, dilations, pads },
  };
};

const convolution = (d: Draw): GradientCase => {
  const w = window(d);
  const group = d(1, 2);
  const [inPerGroup, outPerGroup] = [d(1, 3), d(1, 3)];
  return {
    inputs: [
      { dims: [d(1, 2), group * inPerGroup, ...w.spatial] },
      { dims: [group * outPerGroup, inPerGroup, ...w.kernel] },
      { dims: [group * outPerGroup] },
    ],
    build: (g, xs) => g.op("Conv", xs, { ...w.attributes, group }),
  };
};

const transposedConvolution = (d: Draw): GradientCase => {
  const w = window(d);
  const group = d(1, 2);
  const [inPerGroup, outPerGroup] = [d(1, 3), d(1, 3)];
  return {
    inputs: [
      { dims: [d(1, 2), group * inPerGroup, d(2, 4), d(2, 4)] },
      { dims: [group * inPerGroup, outPerGroup, ...w.kernel] },
      { dims: [group * outPerGroup] },
    ],
    build: (g, xs) =>
      g.op("ConvTranspose", xs, {
        ...w.attributes,
        pads: [0, 0, 0, 0],
        output_padding: w.attributes.strides.map((s) => s - 1),
        group,
      }),
  };
};

const matmul = (d: Draw): GradientCase => {
  const [m, k, n] = [d(1, 4), d(1, 4), d(1, 4)];
  const batch = d(1, 3);
  const lefts = [[k], [m, k], [batch, m, k], [d(1, 2), 1, m, k], [1, m, k]];
  const rights = [[k], [k, n], [batch, k, n], [batch, k, n], [1, k, n]];
  return {
    inputs: [{ dims: lefts[d(0, 4)]! }, { dims: rights[d(0, 4)]! }],
    build: (g, xs) => g.op("MatMul", xs),
  };
};

const gemm = (d: Draw): GradientCase => {
  const [m, k, n, transA, transB] = [d(1, 4), d(1, 4), d(1, 4), d(0, 1), d(0, 1)];
  return {
    inputs: [
      { dims: transA ? [k, m] : [m, k] },
      { dims: transB ? [n, k] : [k, n] },
      { dims: [[n], [1, n], [m, n], [m, 1]][d(0, 3)]! },
    ],
    build: (g, xs) => g.op("Gemm", xs, { transA, transB, alpha: { float: 0.7 }, beta: { float: 1.3 } }),
  };
};

const fusedMatmul = (d: Draw): GradientCase => {
  const [b, m, k, n, transA, transB] = [d(1, 2), d(1, 4), d(1, 4), d(1, 4), d(0, 1), d(0, 1)];
  return {
    inputs: [{ dims: transA ? [b, k, m] : [b, m, k] }, { dims: transB ? [b, n, k] : [b, k, n] }],
    build: (g, xs) => g.op("FusedMatMul", xs, { transA, transB, alpha: { float: 0.5 } }),
  };
};

const reduction =
  (op: string, range?: [number, number]) =>
  (d: Draw): GradientCase => {
    const dims = shape(d);
    const axes = dims.flatMap((_, i) => (d(0, 1) ? [d(0, 1) ? i : i - dims.length] : []));
    const keepdims = d(0, 1);
    return {
      inputs: [{ dims, ...(range ? { range } : {}) }],
      build: (g, [x]) => g.op(op, axes.length ? [x!, g.ints(axes)] : [x!], { keepdims }),
    };
  };

const resized =
  (attributes: Record<string, string>, whole: boolean) =>
  (d: Draw): GradientCase => {
    const dims = [d(1, 2), d(1, 2), d(2, 4), d(2, 4)];
    const scales = [1, 1, ...(whole ? [2, d(1, 3)] : [1.5, 0.75])];
    return {
      inputs: [{ dims }],
      build: (g, [x]) => g.op("Resize", [x!, "", g.constant("scales", float32([4], scales))], attributes),
    };
  };

const cases: Record<string, (d: Draw) => GradientCase> = {
  Identity: unary("Identity"),
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
  Softmax: (d) => ({
    inputs: [{ dims: shape(d, 3) }],
    build: (g, [x]) => g.op("Softmax", [x!], { axis: d(-3, 2) }),
  }),
  LogSoftmax: (d) => ({
    inputs: [{ dims: shape(d, 3) }],
    build: (g, [x]) => g.op("LogSoftmax", [x!], { axis: d(-3, 2) }),
  }),
  MatMul: matmul,
  Gemm: gemm,
  FusedMatMul: fusedMatmul,
  Einsum: (d) => {
    const [b, i, j, k] = [d(1, 2), d(1, 3), d(1, 3), d(1, 3)];
    return {
      inputs: [{ dims: [b, i, k] }, { dims: [b, j, k] }],
      build: (g, xs) => g.op("Einsum", xs, { equation: "bik,bjk->bij" }),
    };
  },
  Conv: convolution,
  "Conv 1x1": (d) => {
    const [c, o] = [d(1, 4), d(1, 4)];
    return {
      inputs: [{ dims: [d(1, 2), c, d(1, 4), d(1, 4)] }, { dims: [o, c, 1, 1] }],
      build: (g, xs) => g.op("Conv", xs),
    };
  },
  "Conv 3x3 same": (d) => {
    const [c, o] = [d(1, 4), d(1, 4)];
    return {
      inputs: [{ dims: [d(1, 2), c, d(2, 5), d(2, 5)] }, { dims: [o, c, 3, 3] }],
      build: (g, xs) => g.op("Conv", xs, { pads: [1, 1, 1, 1] }),
    };
  },
  ConvTranspose: transposedConvolution,
  LayerNormalization: (d) => {
    const dims = [...shape(d, 2), 6];
    return {
      inputs: [{ dims }, { dims: [6] }, { dims: [6] }],
      build: (g, xs) => g.op("LayerNormalization", xs, { axis: -1, epsilon: { float: 1e-3 } }),
    };
  },
  InstanceNormalization: (d) => {
    const c = d(1, 3);
    return {
      inputs: [{ dims: [d(1, 2), c, 3, 2] }, { dims: [c] }, { dims: [c] }],
      build: (g, xs) => g.op("InstanceNormalization", xs, { epsilon: { float: 1e-3 } }),
    };
  },
  "GroupNormalization per channel": (d) => {
    const [groups, each] = [d(1, 2), d(1, 2)];
    return {
      opset: 21,
      inputs: [
        { dims: [d(1, 2), groups * each, 3, 2] },
        { dims: [groups * each] },
        { dims: [groups * each] },
      ],
      build: (g, xs) => g.op("GroupNormalization", xs, { num_groups: groups, epsilon: { float: 1e-3 } }),
    };
  },
  "RMS-style chain": (d) => ({
    inputs: [{ dims: [...shape(d, 2), 4] }, { dims: [4] }],
    build: (g, [x, w]) => {
      const mean = g.reduce("ReduceMean", g.op("Pow", [x!, g.float(2)]), [-1]);
      return g.op("Mul", [g.op("Div", [x!, g.op("Sqrt", [g.op("Add", [mean, g.float(1e-2)])])]), w!]);
    },
  }),
  ReduceSum: reduction("ReduceSum"),
  ReduceMean: reduction("ReduceMean"),
  ReduceSumSquare: reduction("ReduceSumSquare"),
  ReduceL2: reduction("ReduceL2", positive),
  ReduceLogSumExp: reduction("ReduceLogSumExp"),
  "ReduceMax of values that are far apart": (d) => {
    const dims = shape(d, 3);
    const ramp = Float32Array.from({ length: sizeOf(dims) }, (_, i) => 3 * ((i * 7) % 64));
    return {
      inputs: [{ dims }],
      build: (g, [x]) =>
        g.op("ReduceMax", [g.op("Add", [x!, g.constant("ramp", float32(dims, ramp))]), g.ints([d(0, 2)])]),
    };
  },
  GlobalAveragePool: (d) => ({
    inputs: [{ dims: shape(d, 4) }],
    build: (g, [x]) => g.op("GlobalAveragePool", [x!]),
  }),
  AveragePool: (d) => ({
    inputs: [{ dims: [d(1, 2), d(1, 2), d(4, 6), d(4, 6)] }],
    build: (g, [x]) =>
      g.op("AveragePool", [x!], {
        kernel_shape: [2, 3],
        strides: [d(1, 2), d(1, 2)],
        pads: [d(0, 1), 1, 0, 1],
        count_include_pad: d(0, 1),
      }),
  }),
  Reshape: (d) => {
    const [a, b, c] = [d(1, 3), d(1, 3), d(1, 3)];
    return { inputs: [{ dims: [a, b, c] }], build: (g, [x]) => g.op("Reshape", [x!, g.ints([0, -1])]) };
  },
  Flatten: (d) => ({
    inputs: [{ dims: shape(d, 3) }],
    build: (g, [x]) => g.op("Flatten", [x!], { axis: d(0, 3) }),
  }),
  Squeeze: (d) => ({
    inputs: [{ dims: [d(1, 3), 1, d(1, 3)] }],
    build: (g, [x]) => g.op("Squeeze", [x!, g.ints([1])]),
  }),
  Unsqueeze: (d) => ({
    inputs: [{ dims: shape(d, 2) }],
    build: (g, [x]) => g.op("Unsqueeze", [x!, g.ints([0, -1])]),
  }),
  Transpose: (d) => {
    const perms = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [0, 2, 1],
    ];
    return {
      inputs: [{ dims: shape(d, 3) }],
      build: (g, [x]) => g.op("Transpose", [x!], { perm: perms[d(0, 3)]! }),
    };
  },
  Concat: (d) => {
    const [a, b] = [d(1, 3), d(1, 3)];
    return {
      inputs: [{ dims: [a, d(1, 3), b] }, { dims: [a, d(1, 3), b] }],
      build: (g, xs) => g.op("Concat", xs, { axis: d(0, 1) ? 1 : -2 }),
    };
  },
  "Split, one part unused": (d) => ({
    inputs: [{ dims: [d(1, 3), 5] }],
    build: (g, [x]) => g.ops("Split", [x!, g.ints([1, 3, 1])], 3, { axis: 1 })[1]!,
  }),
  "Slice, negative and long steps": (d) => ({
    inputs: [{ dims: [5, d(4, 6), 3] }],
    build: (g, [x]) =>
      g.op("Slice", [x!, g.ints([1, -1]), g.ints([4, -100]), g.ints([0, 1]), g.ints([1, -d(1, 2)])]),
  }),
  "Gather with repeated indices": (d) => ({
    inputs: [{ dims: [d(1, 2), 4, d(1, 3)] }],
    build: (g, [x]) => g.op("Gather", [x!, g.constant("indices", int64([2, 2], [1, 3, -3, 0]))], { axis: 1 }),
  }),
  "Gather of a large table": () => ({
    inputs: [{ dims: [9000, 2] }],
    build: (g, [x]) => g.op("Gather", [x!, g.constant("indices", int64([4], [1, 8999, 1, 5]))]),
    epsilon: 0.5,
  }),
  Pad: (d) => ({
    inputs: [{ dims: shape(d, 2) }],
    build: (g, [x]) => g.op("Pad", [x!, g.ints([d(0, 2), 0, d(0, 2), d(0, 2)])]),
  }),
  Expand: (d) => ({
    inputs: [{ dims: [d(1, 3), 1] }],
    build: (g, [x]) => g.op("Expand", [x!, g.ints([2, 1, 3])]),
  }),
  Tile: (d) => ({
    inputs: [{ dims: shape(d, 2) }],
    build: (g, [x]) => g.op("Tile", [x!, g.ints([d(1, 3), d(1, 3)])]),
  }),
  "DepthToSpace DCR": (d) => ({
    inputs: [{ dims: [1, 8, d(1, 3), d(1, 3)] }],
    build: (g, [x]) => g.op("DepthToSpace", [x!], { blocksize: 2 }),
  }),
  "DepthToSpace CRD": (d) => ({
    inputs: [{ dims: [1, 8, d(1, 3), d(1, 3)] }],
    build: (g, [x]) => g.op("DepthToSpace", [x!], { blocksize: 2, mode: "CRD" }),
  }),
  SpaceToDepth: (d) => ({
    inputs: [{ dims: [1, 2, 4, 2 * d(1, 2)] }],
    build: (g, [x]) => g.op("SpaceToDepth", [x!], { blocksize: 2 }),
  }),
  Trilu: (d) => ({
    inputs: [{ dims: shape(d, 3) }],
    build: (g, [x]) => g.op("Trilu", [x!], { upper: d(0, 1) }),
  }),
  "Resize nearest, whole factors": resized(
    { mode: "nearest", coordinate_transformation_mode: "asymmetric", nearest_mode: "floor" },
    true,
  ),
  "Resize nearest, half pixel": resized({ mode: "nearest" }, false),
  "Resize linear, half pixel": resized({ mode: "linear" }, false),
  "Resize linear, align corners": resized(
    { mode: "linear", coordinate_transformation_mode: "align_corners" },
    true,
  ),
};

describe("every gradient rule agrees with finite differences on random shapes", () => {
  test.each(Object.entries(cases))("%s", async (_name, define) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await gradientError(define, seed)).toBeLessThan(2e-3);
      }),
      { numRuns: 6 },
    );
  });
});
