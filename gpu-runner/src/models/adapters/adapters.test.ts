import ort from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { bindShapes, encodeModel, GraphBuilder, type Model, withInitializers } from "../../onnx/index.ts";
import { float32, randomStream, sizeOf, type Tensor, toFloat32 } from "../../tensor/index.ts";
import { type AdapterConfig, applyAdapter, findWeights } from "./index.ts";

const normal = (dims: readonly number[], purpose: string, spread = 1): Tensor =>
  float32(
    dims,
    randomStream({ seed: 5, purpose })
      .normal(sizeOf(dims))
      .map((x) => x * spread),
  );

/** Conv, group norm as an InstanceNormalization chain, layer norm, attention-like linears (MatMul and Gemm). */
function smallNetwork(): Model {
  const builder = new GraphBuilder();
  const x = builder.input("x", "float32", [2, 4, 4, 4]);
  const weight = (name: string, dims: number[]) => builder.initializer(name, normal(dims, name, 0.4));
  let h = builder.op("Conv", [x, weight("conv_in.weight", [8, 4, 3, 3]), weight("conv_in.bias", [8])], {
    pads: [1, 1, 1, 1],
  });
  h = builder.op("Mul", [h, builder.constant("constant", float32([1], [0.5]))]);
  h = builder.op("Transpose", [builder.op("Reshape", [h, builder.ints([2, 8, 16])])], { perm: [0, 2, 1] });
  h = builder.op("LayerNormalization", [h, weight("norm1.weight", [8]), weight("norm1.bias", [8])], {
    axis: -1,
  });
  const ones = builder.constant("const.ones.8", float32([8], new Float32Array(8).fill(1)));
  h = builder.op("LayerNormalization", [h, ones], { axis: -1 });
  h = builder.op("MatMul", [h, weight("onnx::MatMul_7", [8, 6])]);
  h = builder.op("Add", [h, weight("attn1.to_q.bias", [6])]);
  h = builder.op("Reshape", [h, builder.ints([32, 6])]);
  h = builder.op("Gemm", [h, weight("attn1.to_out.0.weight", [5, 6]), weight("attn1.to_out.0.bias", [5])], {
    transB: 1,
  });
  builder.output(h, "y");
  const model = builder.build();
  const nodes = model.graph.nodes.map((n) =>
    n.inputs.includes("onnx::MatMul_7") ? { ...n, name: "/attn1/to_q/MatMul" } : n,
  );
  return { ...model, graph: { ...model.graph, nodes } };
}

async function evaluate(model: Model): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(encodeModel(model));
  try {
    const dims = [2, 4, 4, 4];
    const results = await session.run({
      x: new ort.Tensor("float32", toFloat32(normal(dims, "input")), dims),
    });
    return results.y!.data as Float32Array;
  } finally {
    await session.release();
  }
}

function expectClose(actual: Float32Array, expected: Float32Array, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(...expected.map(Math.abs));
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!) / scale).toBeLessThanOrEqual(tolerance);
  });
}

const base = smallNetwork();
const key = { seed: 1, purpose: "adapter" };
const configs: AdapterConfig[] = [
  { kind: "full" },
  { kind: "lora", rank: 2 },
  { kind: "lora", rank: 3, alpha: 6, targets: ["to_q"] },
  { kind: "svdiff" },
  { kind: "svdiff", scale: 0.5, targets: ["attn1.*"] },
];

describe("findWeights", () => {
  it("names every parameter by its module, also one the exporter left without a name", () => {
    const found = findWeights(base).map((w) => [w.initializer, w.path, w.kind, w.inputFirst]);
    expect(found).toEqual([
      ["conv_in.weight", "conv_in", "conv", false],
      ["conv_in.bias", "conv_in", "bias", false],
      ["norm1.weight", "norm1", "norm", false],
      ["norm1.bias", "norm1", "bias", false],
      ["onnx::MatMul_7", "attn1.to_q", "linear", true],
      ["attn1.to_q.bias", "attn1.to_q", "bias", false],
      ["attn1.to_out.0.weight", "attn1.to_out.0", "linear", false],
      ["attn1.to_out.0.bias", "attn1.to_out.0", "bias", false],
    ]);
  });
});

describe("applyAdapter", () => {
  for (const config of configs) {
    const name = JSON.stringify(config);
    it(`${name} begins as the base`, async () => {
      const adapted = applyAdapter(base, config, key);
      for (const trainable of adapted.trainable)
        expect(adapted.model.graph.initializers.has(trainable), trainable).toBe(true);
      // Binding infers all shapes, so it also proves the rewritten graph well formed.
      const tolerance = config.kind === "svdiff" ? 1e-5 : 0;
      expectClose(await evaluate(bindShapes(adapted.model, {})), await evaluate(base), tolerance);
    });

    it(`${name} fuses into plain weights of the same graph`, async () => {
      const adapted = applyAdapter(base, config, key);
      const moved = new Map(
        adapted.trainable.map((t) => {
          const start = adapted.model.graph.initializers.get(t)!;
          const step = toFloat32(normal(start.dims, `move ${t}`, 0.3));
          return [
            t,
            float32(
              start.dims,
              toFloat32(start).map((v, i) => v + step[i]!),
            ),
          ];
        }),
      );
      const fused = adapted.fuse(moved);
      expect(fused.graph.nodes).toEqual(base.graph.nodes);
      expect([...fused.graph.initializers.keys()]).toEqual([...base.graph.initializers.keys()]);
      const trained = await evaluate(withInitializers(adapted.model, moved));
      expectClose(await evaluate(fused), trained, 1e-5);
      const original = await evaluate(base);
      expect(trained.some((v, i) => Math.abs(v - original[i]!) > 1e-3)).toBe(true);
    });
  }

  it("trains what each kind should", () => {
    const trainable = (config: AdapterConfig) => [...applyAdapter(base, config, key).trainable];
    expect(trainable({ kind: "full" })).toHaveLength(8);
    expect(trainable({ kind: "full", targets: ["to_q"] })).toEqual(["onnx::MatMul_7", "attn1.to_q.bias"]);
    expect(trainable({ kind: "lora", rank: 2 })).toEqual([
      "attn1.to_q.lora_A.weight",
      "attn1.to_q.lora_B.weight",
      "attn1.to_out.0.lora_A.weight",
      "attn1.to_out.0.lora_B.weight",
    ]);
    expect(trainable({ kind: "svdiff" })).toEqual([
      "conv_in.delta",
      "norm1.delta",
      "attn1.to_q.delta",
      "attn1.to_out.0.delta",
    ]);
  });

  it("counts one delta per singular value and one per norm", () => {
    const { model } = applyAdapter(base, { kind: "svdiff" }, key);
    const count = (path: string) => model.graph.initializers.get(`${path}.delta`)!.data.length;
    expect(["conv_in", "norm1", "attn1.to_q", "attn1.to_out.0"].map(count)).toEqual([8, 1, 6, 5]);
  });

  it("starts LoRA from the key alone", () => {
    const start = (seed: number) =>
      applyAdapter(base, { kind: "lora", rank: 4 }, { ...key, seed }).model.graph.initializers.get(
        "attn1.to_q.lora_A.weight",
      );
    expect(start(1)).toEqual(start(1));
    expect(start(1)).not.toEqual(start(2));
  });

  it("refuses targets that select nothing and a rank below one", () => {
    expect(() => applyAdapter(base, { kind: "lora", rank: 2, targets: ["to_z"] }, key)).toThrow(
      /to_z.*attn1\.to_q/,
    );
    expect(() => applyAdapter(base, { kind: "lora", rank: 0 }, key)).toThrow(/rank is 0/);
    expect(() => applyAdapter(base, { kind: "svdiff" }, key).fuse(new Map())).toThrow(/conv_in\.delta/);
  });
});
