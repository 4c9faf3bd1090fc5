import { float32, int64 } from "../../tensor/index.ts";
import { type Draw, type GradientCase, type GradientCases, shape } from "./gradient-case.ts";

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

/** Operators that move values: shapes, slices, gathers, resizing. */
export const shapingCases: GradientCases = {
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
