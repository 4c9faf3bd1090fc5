import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ort from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { differentiate } from "../autodiff/index.ts";
import { decodeSafetensors } from "../engine/index.ts";
import { findWeights, openDiffusionPack, type Weight } from "../models/index.ts";
import { encodeModel, type Model } from "../onnx/index.ts";
import { float32, type Tensor, toFloat32, toNumbers } from "../tensor/index.ts";
import { buildDenoisingGraph } from "./index.ts";

// reference/tiny_sd.py: a pipeline exported by optimum, with PyTorch's numbers for it
const folder = fileURLToPath(new URL("../../fixtures/tiny-sd", import.meta.url));
const golden = JSON.parse(readFileSync(join(folder, "golden.json"), "utf8")) as {
  timestep: number;
  losses: number[];
  prompts: string[];
};
const arrays = decodeSafetensors(readFileSync(join(folder, "golden.safetensors"))).tensors;
const array = (name: string): Tensor => arrays.get(name)!;
const pack = openDiffusionPack(folder);

async function run(model: Model, feeds: Record<string, Tensor>): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(encodeModel(model));
  try {
    const inputs = Object.entries(feeds).map(
      ([name, t]) => [name, new ort.Tensor(t.dtype as "float32", t.data as Float32Array, t.dims)] as const,
    );
    const results = await session.run(Object.fromEntries(inputs));
    return Object.fromEntries(Object.entries(results).map(([name, t]) => [name, t.data as Float32Array]));
  } finally {
    await session.release();
  }
}

const torchName = (w: Weight) => `${w.path}.${w.kind === "bias" ? "bias" : "weight"}`;

/** A PyTorch parameter (or its gradient) in the orientation the graph stores it. */
function oriented(weight: Weight, torch: Tensor): Float32Array {
  const values = toFloat32(torch);
  if (weight.kind !== "linear" || !weight.inputFirst) return values;
  const [outputs = 0, inputs = 0] = torch.dims;
  return Float32Array.from({ length: values.length }, (_, at) => {
    const [input, output] = [Math.floor(at / outputs), at % outputs];
    return values[output * inputs + input]!;
  });
}

/** Largest difference, relative to the largest expected value. */
function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>, floor = 0): number {
  let worst = 0;
  let scale = floor;
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    worst = Math.max(worst, Math.abs(actual[i]! - expected[i]!));
    scale = Math.max(scale, Math.abs(expected[i]!));
  }
  return worst / scale;
}

describe("a U-Net exported by optimum", () => {
  const unet = pack.read("unet");
  const weights = findWeights(unet);
  const sample = array("sample");
  const dims = {
    sample: sample.dims,
    timestep: [],
    encoder_hidden_states: array("encoder_hidden_states").dims,
  };
  const feeds = {
    sample,
    timestep: float32([], [golden.timestep]),
    encoder_hidden_states: array("encoder_hidden_states"),
  };

  it("has every PyTorch parameter, found by its name and equal in size", () => {
    const expected = [...arrays.keys()].filter((n) => n.startsWith("grad.")).map((n) => n.slice(5));
    expect(weights.map(torchName).sort()).toEqual(expected.sort());
    for (const w of weights) expect(w.tensor.data.length).toBe(array(`grad.${torchName(w)}`).data.length);
  });

  it("has PyTorch's loss and every parameter gradient to 1e-4", async () => {
    const graph = buildDenoisingGraph(unet, dims);
    const model = differentiate(graph.model, { loss: "loss", wrt: weights.map((w) => w.initializer) });
    const result = await run(model, { ...feeds, target: array("target") });
    expect(result.loss![0]! / golden.losses[0]!).toBeCloseTo(1, 5);
    // A gradient that is zero by theory has no scale of its own: compare with a thousandth of the network's largest.
    const largest = Math.max(
      ...weights.flatMap((w) => [...toFloat32(array(`grad.${torchName(w)}`))].map(Math.abs)),
    );
    for (const w of weights) {
      const expected = oriented(w, array(`grad.${torchName(w)}`));
      const error = relativeError(result[`grad.${w.initializer}`]!, expected, largest / 1000);
      expect(error, torchName(w)).toBeLessThan(1e-4);
    }
  });
});

describe("the rest of the pipeline", () => {
  it("encodes text as transformers does", async () => {
    const tokens = pack.tokenizers[0]!.encode(golden.prompts);
    expect(toNumbers(tokens)).toEqual(toNumbers(array("input_ids")));
    const { last_hidden_state } = await run(pack.read("text_encoder"), { input_ids: tokens });
    expect(relativeError(last_hidden_state!, toFloat32(array("encoder_hidden_states")))).toBeLessThan(1e-4);
  });
});
