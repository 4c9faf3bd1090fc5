import { AppError } from "@dreambooth-dpo/db/contract";
import type { Node } from "../../onnx/index.ts";
import { withInitializers } from "../../onnx/index.ts";
import { float32, type Tensor, toFloat32 } from "../../tensor/index.ts";
import type { AdapterConfig, ApplyAdapter } from "./adapter.ts";
import { decomposeMatrix } from "./decompose-matrix.ts";
import type { Weight } from "./find-weights.ts";
import { selectWeights } from "./match-target.ts";

/** A weight as left diag(values) right; a norm's gain is a 1 x C matrix, so it has one value and left = 1. */
interface Spectrum {
  readonly weight: Weight;
  readonly delta: string;
  readonly rows: number;
  readonly rank: number;
  readonly columns: number;
  readonly left: Float32Array;
  readonly values: Float32Array;
  readonly right: Float32Array;
}

function decompose(weight: Weight): Spectrum {
  const { dims } = weight.tensor;
  const rows = weight.kind === "norm" ? 1 : dims[0]!;
  const columns = weight.tensor.data.length / rows;
  const { rank, left, values, right } = decomposeMatrix(
    Float64Array.from(toFloat32(weight.tensor)),
    rows,
    columns,
  );
  return {
    weight,
    delta: `${weight.path}.delta`,
    rows,
    rank,
    columns,
    left: Float32Array.from(left),
    values: Float32Array.from(values),
    right: Float32Array.from(right),
  };
}

const part = (s: Spectrum, name: string) => `${s.weight.path}.spectrum.${name}`;

/** Nodes that compute the weight, under the name the weight's initializer had. */
function weightNodes(s: Spectrum, scaleName: string): Node[] {
  const make = (op: string, inputs: string[], output: string): Node => ({
    op,
    domain: "",
    name: output,
    inputs,
    outputs: [output],
    attributes: {},
  });
  return [
    make("Mul", [s.delta, scaleName], part(s, "shift")),
    make("Add", [part(s, "values"), part(s, "shift")], part(s, "shifted")),
    make("Relu", [part(s, "shifted")], part(s, "kept")),
    make("Mul", [part(s, "left"), part(s, "kept")], part(s, "scaled")),
    make("MatMul", [part(s, "scaled"), part(s, "right")], part(s, "matrix")),
    make("Reshape", [part(s, "matrix"), part(s, "dims")], s.weight.initializer),
  ];
}

function fuseWeight(s: Spectrum, delta: Tensor, scale: number): Tensor {
  const shift = toFloat32(delta);
  const fused = new Float64Array(s.rows * s.columns);
  for (let k = 0; k < s.rank; k++) {
    const value = Math.max(0, s.values[k]! + scale * shift[k]!);
    for (let row = 0; row < s.rows; row++) {
      const weight = s.left[row * s.rank + k]! * value;
      for (let c = 0; c < s.columns; c++)
        fused[row * s.columns + c] = fused[row * s.columns + c]! + weight * s.right[k * s.columns + c]!;
    }
  }
  return float32(s.weight.tensor.dims, Float32Array.from(fused));
}

/**
 * SVDiff (Han et al. 2023): each weight, as an [out, in * kh * kw] matrix, is U diag(ReLU(sigma + scale * delta)) V^T and only
 * delta (0 at the start) is trained; gains of norms are 1 x C matrices with one delta each; biases stay frozen.
 * A weight stored [in, out] is decomposed as stored: transposing swaps U and V and leaves sigma and delta as they are.
 */
export const applySvdiff: ApplyAdapter<Extract<AdapterConfig, { kind: "svdiff" }>> = (model, config) => {
  const { scale = 1 } = config;
  const spectra = selectWeights(model, ["linear", "conv", "norm"], config.targets).map(decompose);
  const scaleName = "svdiff.scale";
  const initializers = new Map(model.graph.initializers);
  initializers.set(scaleName, float32([], [scale]));
  for (const s of spectra) {
    initializers.delete(s.weight.initializer);
    initializers.set(s.delta, float32([s.rank]));
    initializers.set(part(s, "left"), float32([s.rows, s.rank], s.left));
    initializers.set(part(s, "values"), float32([s.rank], s.values));
    initializers.set(part(s, "right"), float32([s.rank, s.columns], s.right));
    const dims = BigInt64Array.from(s.weight.tensor.dims, BigInt);
    initializers.set(part(s, "dims"), { dtype: "int64", dims: [dims.length], data: dims });
  }
  const nodes = [...spectra.flatMap((s) => weightNodes(s, scaleName)), ...model.graph.nodes];
  return {
    model: { ...model, graph: { ...model.graph, nodes, initializers } },
    trainable: spectra.map((s) => s.delta),
    fuse: (parameters) =>
      withInitializers(
        model,
        new Map(
          spectra.map((s) => {
            const delta = parameters.get(s.delta);
            if (!delta)
              throw AppError.badInput(
                "SVDiff parameters",
                [...parameters.keys()].slice(0, 4),
                `an entry "${s.delta}"`,
              );
            return [s.weight.initializer, fuseWeight(s, delta, scale)];
          }),
        ),
      ),
  };
};
