import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differentiate, unsupportedGradients } from "../autodiff/index.ts";
import { type Device, decodeSafetensors, type OptimizerOptions, openDevice } from "../engine/index.ts";
import {
  type AdapterConfig,
  applyAdapter,
  findWeights,
  openDiffusionPack,
  type Weight,
} from "../models/index.ts";
import { bindShapes, type Model } from "../onnx/index.ts";
import { float32, type Tensor, toFloat32 } from "../tensor/index.ts";
import { buildDenoisingGraph } from "./index.ts";

// reference/tiny_sd.py: a pipeline exported by optimum, with PyTorch's numbers for it
const folder = fileURLToPath(new URL("../../fixtures/tiny-sd", import.meta.url));
const golden = JSON.parse(readFileSync(join(folder, "golden.json"), "utf8")) as {
  timestep: number;
  losses: number[];
  optimizer: OptimizerOptions & { learningRate: number };
};
const arrays = decodeSafetensors(readFileSync(join(folder, "golden.safetensors"))).tensors;
const array = (name: string): Tensor => arrays.get(name)!;
const pack = openDiffusionPack(folder);

let device: Device;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
});
afterAll(() => device.close());

async function run(model: Model, feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> {
  const session = await device.session(model);
  const results = await session.run(feeds);
  await session.release();
  return results;
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

  it("has a gradient rule for every operator after its weights", () => {
    expect(unsupportedGradients(unet)).toEqual([]);
  });

  it("has PyTorch's loss and every parameter gradient to 1e-4", async () => {
    const graph = buildDenoisingGraph(unet, dims);
    const model = differentiate(graph.model, { loss: "loss", wrt: weights.map((w) => w.initializer) });
    const result = await run(model, { ...feeds, target: array("target") });
    expect(toFloat32(result.loss!)[0]! / golden.losses[0]!).toBeCloseTo(1, 5);
    // A gradient that is zero by theory has no scale of its own: compare with a thousandth of the network's largest.
    const largest = Math.max(
      ...weights.flatMap((w) => [...toFloat32(array(`grad.${torchName(w)}`))].map(Math.abs)),
    );
    for (const w of weights) {
      const expected = oriented(w, array(`grad.${torchName(w)}`));
      const error = relativeError(toFloat32(result[`grad.${w.initializer}`]!), expected, largest / 1000);
      expect(error, torchName(w)).toBeLessThan(1e-4);
    }
  });

  it("takes ten AdamW steps as PyTorch does, to 1e-3", async () => {
    const { learningRate, ...optimizer } = golden.optimizer;
    const { model, loss } = buildDenoisingGraph(unet, dims);
    const trainable = weights.map((w) => w.initializer);
    const trainer = await device.trainer({ model, loss, trainable, optimizer });
    for (const expected of golden.losses.slice(0, 10)) {
      const step = await trainer.step([{ ...feeds, target: array("target") }], learningRate);
      expect(step.loss / expected).toBeCloseTo(1, 4);
    }
    const { parameters } = await trainer.state();
    await trainer.release();
    for (const w of weights) {
      const expected = oriented(w, array(`trained.${torchName(w)}`));
      expect(relativeError(toFloat32(parameters.get(w.initializer)!), expected), torchName(w)).toBeLessThan(
        1e-3,
      );
    }
  });

  describe("with an adapter", () => {
    const key = { seed: 1, purpose: "adapter" };

    for (const config of [{ kind: "lora", rank: 4 }, { kind: "svdiff" }] as const)
      it(`${config.kind} begins at the base's prediction`, async () => {
        const { out_sample } = await run(bindShapes(applyAdapter(unet, config, key).model, dims), feeds);
        expect(relativeError(toFloat32(out_sample!), toFloat32(array("out_sample")))).toBeLessThan(1e-5);
      });

    /** PyTorch's gradient of a weight as the matrix [out, in * kh * kw]. */
    const weightGradient = (path: string) => {
      const torch = array(`grad.${path}.weight`);
      const rows = torch.dims[0]!;
      return { rows, columns: torch.data.length / rows, values: toFloat32(torch) };
    };

    async function adapterGradients(config: AdapterConfig) {
      const adapted = applyAdapter(unet, config, key);
      const { model } = buildDenoisingGraph(adapted.model, dims);
      const result = await run(differentiate(model, { loss: "loss", wrt: adapted.trainable }), {
        ...feeds,
        target: array("target"),
      });
      return { adapted, gradient: (name: string) => toFloat32(result[`grad.${name}`]!) };
    }

    it("LoRA's gradients follow from the weights': d up = scale dW down^T, d down = 0 at the start", async () => {
      const { adapted, gradient } = await adapterGradients({ kind: "lora", rank: 3, alpha: 6 });
      const modules = adapted.trainable.filter((name) => name.endsWith("lora_A.weight"));
      expect(modules).toHaveLength(32);
      for (const name of modules) {
        const path = name.replace(".lora_A.weight", "");
        const down = toFloat32(adapted.model.graph.initializers.get(name)!);
        const { rows, columns, values } = weightGradient(path);
        const expected = Float32Array.from({ length: rows * 3 }, (_, at) => {
          const [row, r] = [Math.floor(at / 3), at % 3];
          let sum = 0;
          for (let c = 0; c < columns; c++) sum += values[row * columns + c]! * down[r * columns + c]!;
          return 2 * sum;
        });
        expect(relativeError(gradient(`${path}.lora_B.weight`), expected, 1e-5), path).toBeLessThan(1e-4);
        expect(Math.max(...gradient(name).map(Math.abs))).toBe(0);
      }
    });

    it("SVDiff's gradients follow from the weights': d delta_i = u_i^T dW v_i", async () => {
      const { adapted, gradient } = await adapterGradients({ kind: "svdiff" });
      const byPath = new Map(weights.filter((w) => w.kind !== "bias").map((w) => [w.path, w]));
      expect(adapted.trainable).toHaveLength(byPath.size);
      const { initializers } = adapted.model.graph;
      for (const name of adapted.trainable) {
        const path = name.replace(".delta", "");
        const weight = byPath.get(path)!;
        const dW = oriented(weight, array(`grad.${path}.weight`));
        const left = initializers.get(`${path}.spectrum.left`)!;
        const right = toFloat32(initializers.get(`${path}.spectrum.right`)!);
        const [rows = 0, rank = 0] = left.dims;
        const columns = right.length / rank;
        const expected = Float32Array.from({ length: rank }, (_, k) => {
          let sum = 0;
          for (let row = 0; row < rows; row++)
            for (let c = 0; c < columns; c++)
              sum += toFloat32(left)[row * rank + k]! * dW[row * columns + c]! * right[k * columns + c]!;
          return sum;
        });
        expect(relativeError(gradient(name), expected, 1e-4), path).toBeLessThan(1e-4);
      }
    });
  });
});
