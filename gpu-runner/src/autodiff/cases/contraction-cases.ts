import type { Draw, GradientCase, GradientCases } from "./gradient-case.ts";

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

/** Products and convolutions. */
export const contractionCases: GradientCases = {
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
};
