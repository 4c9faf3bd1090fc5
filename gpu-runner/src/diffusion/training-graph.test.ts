import ort from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { type AdapterConfig, applyAdapter } from "../models/index.ts";
import { encodeModel, GraphBuilder, type Model } from "../onnx/index.ts";
import { float32, randomStream, sizeOf, type Tensor, toFloat32 } from "../tensor/index.ts";
import { buildDenoisingGraph, buildDpoGraph } from "./index.ts";

const normal = (dims: readonly number[], purpose: string): Tensor =>
  float32(dims, randomStream({ seed: 2, purpose }).normal(sizeOf(dims)));

/** A stand-in U-Net: one attention-like projection of the latents, shifted by time and text. */
function smallUnet(): Model {
  const builder = new GraphBuilder();
  const sample = builder.input("sample", "float32", [2, 4, 2, 2]);
  const timestep = builder.input("timestep", "float32", [2]);
  const text = builder.input("encoder_hidden_states", "float32", [2, 1, 4]);
  const weight = (name: string) => builder.initializer(name, normal([4, 4], name));
  const tokens = builder.op("Transpose", [builder.op("Reshape", [sample, builder.ints([0, 4, 4])])], {
    perm: [0, 2, 1],
  });
  const q = builder.op("MatMul", [tokens, weight("attn.to_q.weight")]);
  const v = builder.op("MatMul", [builder.op("Add", [tokens, text]), weight("attn.to_v.weight")]);
  const time = builder.op("Reshape", [timestep, builder.ints([0, 1, 1])]);
  const mixed = builder.op("Add", [builder.op("Tanh", [builder.op("Add", [q, time])]), v]);
  const image = builder.op("Transpose", [mixed], { perm: [0, 2, 1] });
  builder.output(builder.op("Reshape", [image, builder.ints([0, 4, 2, 2])]), "out_sample");
  const model = builder.build();
  const symbolic = <T extends { dims: readonly (number | string)[] }>(v: T): T => ({
    ...v,
    dims: ["batch", ...v.dims.slice(1)],
  });
  const { inputs, outputs } = model.graph;
  return {
    ...model,
    graph: { ...model.graph, inputs: inputs.map(symbolic), outputs: outputs.map(symbolic) },
  };
}

async function run(model: Model, feeds: Record<string, Tensor>): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(encodeModel(model));
  try {
    const tensors = model.graph.inputs.map(({ name }) => {
      const t = feeds[name]!;
      return [name, new ort.Tensor("float32", toFloat32(t), t.dims)] as const;
    });
    const results = await session.run(Object.fromEntries(tensors));
    return Object.fromEntries(Object.entries(results).map(([name, t]) => [name, t.data as Float32Array]));
  } finally {
    await session.release();
  }
}

const unet = smallUnet();
const key = { seed: 4, purpose: "adapter" };
const dims = { sample: [4, 4, 2, 2], timestep: [4], encoder_hidden_states: [4, 1, 4] };
const feeds = {
  sample: normal(dims.sample, "sample"),
  timestep: float32([4], [0.1, 0.5, 0.1, 0.5]),
  encoder_hidden_states: normal(dims.encoder_hidden_states, "text"),
  target: normal(dims.sample, "target"),
};

const personalisations: AdapterConfig[] = [{ kind: "full" }, { kind: "svdiff" }, { kind: "lora", rank: 2 }];
const tunes: AdapterConfig[] = [{ kind: "full" }, { kind: "lora", rank: 2 }];

describe("buildDpoGraph", () => {
  for (const personalisation of personalisations)
    for (const tune of tunes)
      it(`begins at ln 2 and one half: ${personalisation.kind}, then ${tune.kind}`, async () => {
        const personalised = applyAdapter(unet, personalisation, key);
        const moved = new Map(
          personalised.trainable.map((name) => {
            const start = personalised.model.graph.initializers.get(name)!;
            const step = toFloat32(normal(start.dims, `move ${name}`));
            return [
              name,
              float32(
                start.dims,
                toFloat32(start).map((x, i) => x + 0.2 * step[i]!),
              ),
            ];
          }),
        );
        const fused = personalised.fuse(moved);
        const { out_sample } = await run(fused, feeds);
        expect(out_sample).not.toEqual((await run(unet, feeds)).out_sample);
        const graph = buildDpoGraph(applyAdapter(fused, tune, key).model, dims, { beta: 5000 });
        const reference = float32(dims.sample, out_sample!);
        const result = await run(graph.model, { ...feeds, reference });
        expect(result.loss![0]).toBeCloseTo(Math.LN2, 3);
        expect(result.implicit_accuracy![0]).toBe(0.5);
        expect(Object.keys(result).sort()).toEqual([graph.loss, ...graph.metrics].sort());
      });

  it("refuses a graph over an odd number of rows", () => {
    const odd = { sample: [3, 4, 2, 2], timestep: [3], encoder_hidden_states: [3, 1, 4] };
    expect(() => buildDpoGraph(unet, odd, { beta: 1 })).toThrow(/DPO batch is 3/);
  });
});

describe("buildDenoisingGraph", () => {
  it("weights images", async () => {
    const plain = await run(buildDenoisingGraph(unet, dims).model, feeds);
    const { model } = buildDenoisingGraph(unet, dims, { weighted: true });
    const weigh = (weights: number[]) => run(model, { ...feeds, weights: float32([4], weights) });
    expect((await weigh([1, 1, 1, 1])).loss![0]).toBeCloseTo(plain.loss![0]!, 6);
    const parts = await Promise.all(
      [0, 1, 2, 3].map((k) => weigh([0, 1, 2, 3].map((i) => (i === k ? 1 : 0)))),
    );
    const sum = parts.reduce((total, part) => total + part.loss![0]!, 0);
    expect(sum).toBeCloseTo(plain.loss![0]!, 5);
  });
});
