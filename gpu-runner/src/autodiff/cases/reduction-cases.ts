import { float32, sizeOf } from "../../tensor/index.ts";
import { type Draw, type GradientCase, type GradientCases, positive, shape } from "./gradient-case.ts";

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

/** Values at least 1 apart, so that no finite difference changes which is the extreme one. */
const farApart =
  (op: string) =>
  (d: Draw): GradientCase => {
    const dims = shape(d, 3);
    const ramp = Float32Array.from({ length: sizeOf(dims) }, (_, i) => 3 * ((i * 7) % 64));
    return {
      inputs: [{ dims }],
      build: (g, [x]) =>
        g.op(op, [g.op("Add", [x!, g.constant("ramp", float32(dims, ramp))]), g.ints([d(0, 2)])]),
    };
  };

/** Normalisations, reductions and pooling. */
export const reductionCases: GradientCases = {
  Softmax: (d) => ({
    inputs: [{ dims: shape(d, 3) }],
    build: (g, [x]) => g.op("Softmax", [x!], { axis: d(-3, 2) }),
  }),
  LogSoftmax: (d) => ({
    inputs: [{ dims: shape(d, 3) }],
    build: (g, [x]) => g.op("LogSoftmax", [x!], { axis: d(-3, 2) }),
  }),
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
  "ReduceMax of values that are far apart": farApart("ReduceMax"),
  "ReduceMin of values that are far apart": farApart("ReduceMin"),
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
};
