import { AppError } from "@dreambooth-dpo/db/contract";
import type { Model, Node } from "../../onnx/index.ts";
import { withInitializers } from "../../onnx/index.ts";
import { float32, randomStream, type Tensor, toFloat32 } from "../../tensor/index.ts";
import type { AdapterConfig, ApplyAdapter } from "./adapter.ts";
import type { Weight } from "./find-weights.ts";
import { selectWeights } from "./match-target.ts";

/** The attention projections that diffusers' training scripts adapt. */
export const loraTargets = ["to_q", "to_k", "to_v", "to_out.0"] as const;

interface LoraModule {
  readonly weight: Weight;
  readonly inputs: number;
  readonly outputs: number;
  /** Initializer names: down [rank, in], up [out, rank], as PEFT stores them. */
  readonly down: string;
  readonly up: string;
}

function describe(weight: Weight): LoraModule {
  const [first = 0, second = 0] = weight.tensor.dims;
  return {
    weight,
    inputs: weight.inputFirst ? first : second,
    outputs: weight.inputFirst ? second : first,
    down: `${weight.path}.lora_A.weight`,
    up: `${weight.path}.lora_B.weight`,
  };
}

/** y + scale * (x down^T) up^T in place of y, for the node that computes y. */
function adaptNode(node: Node, { down, up }: LoraModule, scaleName: string): Node[] {
  const output = node.outputs[0]!;
  const at = (suffix: string) => `${output}.lora.${suffix}`;
  const make = (op: string, inputs: string[], out: string, attributes: Node["attributes"] = {}): Node => ({
    op,
    domain: "",
    name: out,
    inputs,
    outputs: [out],
    attributes,
  });
  return [
    { ...node, outputs: [at("base"), ...node.outputs.slice(1)] },
    make("Transpose", [down], at("down"), { perm: [1, 0] }),
    make("Transpose", [up], at("up"), { perm: [1, 0] }),
    make("MatMul", [node.inputs[0]!, at("down")], at("inner")),
    make("MatMul", [at("inner"), at("up")], at("outer")),
    make("Mul", [at("outer"), scaleName], at("scaled")),
    // Named apart from its output, which may be the adapted node's own name.
    { ...make("Add", [at("base"), at("scaled")], output), name: at("sum") },
  ];
}

/** W + scale * up down, in the orientation the graph stores W. */
function fuseWeight(module: LoraModule, down: Tensor, up: Tensor, rank: number, scale: number): Tensor {
  const { inputs, outputs, weight } = module;
  const [a, b] = [toFloat32(down), toFloat32(up)];
  const fused = toFloat32(weight.tensor).slice();
  for (let out = 0; out < outputs; out++)
    for (let input = 0; input < inputs; input++) {
      let sum = 0;
      for (let r = 0; r < rank; r++) sum += b[out * rank + r]! * a[r * inputs + input]!;
      const at = weight.inputFirst ? input * outputs + out : out * inputs + input;
      fused[at] = fused[at]! + scale * sum;
    }
  return float32(weight.tensor.dims, fused);
}

/**
 * Low-rank adaptation (Hu et al. 2021) of linear layers: W + (alpha / rank) up down, W frozen. As PEFT's gaussian
 * start: down ~ N(0, 1 / rank) (standard deviation), up = 0, so the adapted model begins equal to the base.
 */
export const applyLora: ApplyAdapter<Extract<AdapterConfig, { kind: "lora" }>> = (model, config, key) => {
  const { rank, alpha = rank, targets = loraTargets } = config;
  if (!Number.isInteger(rank) || rank < 1)
    throw AppError.badInput("rank", rank, "a whole number of at least 1");
  const scale = alpha / rank;
  const modules = selectWeights(model, ["linear"], targets).map(describe);
  const scaleName = "lora.scale";
  const initializers = new Map(model.graph.initializers);
  initializers.set(scaleName, float32([], [scale]));
  for (const { down, up, inputs, outputs, weight } of modules) {
    const start = randomStream({ ...key, purpose: `${key.purpose}/lora/${weight.path}` }).normal(
      rank * inputs,
    );
    initializers.set(
      down,
      float32(
        [rank, inputs],
        start.map((x) => x / rank),
      ),
    );
    initializers.set(up, float32([outputs, rank]));
  }
  const byNode = new Map(modules.map((m) => [m.weight.consumer, m]));
  const nodes = model.graph.nodes.flatMap((node) => {
    const module = byNode.get(node);
    return module ? adaptNode(node, module, scaleName) : [node];
  });
  const required = (parameters: ReadonlyMap<string, Tensor>, name: string): Tensor => {
    const tensor = parameters.get(name);
    if (!tensor)
      throw AppError.badInput("LoRA parameters", [...parameters.keys()].slice(0, 4), `an entry "${name}"`);
    return tensor;
  };
  return {
    model: { ...model, graph: { ...model.graph, nodes, initializers } } satisfies Model,
    trainable: modules.flatMap((m) => [m.down, m.up]),
    fuse: (parameters) =>
      withInitializers(
        model,
        new Map(
          modules.map((m) => {
            const [down, up] = [required(parameters, m.down), required(parameters, m.up)];
            return [m.weight.initializer, fuseWeight(m, down, up, rank, scale)];
          }),
        ),
      ),
  };
};
