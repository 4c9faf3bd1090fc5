import { GraphBuilder, type Model } from "../onnx/index.ts";
import { appendDenoisingLoss } from "./denoising-loss.ts";
import { appendDpoLoss } from "./dpo-loss.ts";

/** A U-Net with a loss at its end, shapes bound, ready for a trainer. */
export interface TrainingGraph {
  readonly model: Model;
  /** Name of the scalar loss output. */
  readonly loss: string;
  /** Names of the further scalar outputs. */
  readonly metrics: readonly string[];
}

/** Concrete dims of every U-Net input, e.g. { sample: [2, 4, 64, 64], timestep: [], encoder_hidden_states: [2, 77, 768] }. */
export type UnetInputDims = Readonly<Record<string, readonly number[]>>;

function bindUnet(unet: Model, dims: UnetInputDims): { builder: GraphBuilder; prediction: string } {
  const builder = GraphBuilder.from(unet, dims);
  const prediction = unet.graph.outputs[0]!.name;
  builder.clearOutputs();
  return { builder, prediction };
}

/**
 * The denoising objective (paper Eq. 3) over a U-Net. Inputs: the U-Net's own, `target` (the sample's dims) and, when
 * `weighted`, `weights` [B].
 */
export function buildDenoisingGraph(
  unet: Model,
  dims: UnetInputDims,
  options: { readonly weighted?: boolean } = {},
): TrainingGraph {
  const { builder, prediction } = bindUnet(unet, dims);
  const shape = builder.shape(prediction);
  const target = builder.input("target", "float32", shape);
  const weights = options.weighted ? { weights: builder.input("weights", "float32", [shape[0]!]) } : {};
  builder.output(appendDenoisingLoss(builder, { prediction, target, ...weights }), "loss");
  return { model: builder.build(), loss: "loss", metrics: [] };
}

/** Names under which the DPO graph returns its metrics. */
export const dpoMetrics = [
  "implicit_accuracy",
  "winner_error",
  "loser_error",
  "reference_error",
  "margin",
] as const;

/**
 * The Diffusion-DPO objective over a U-Net. Rows of every input are P winners, then their P losers. Inputs: the U-Net's own,
 * `target` and `reference` (the reference network's prediction), both of the sample's dims.
 */
export function buildDpoGraph(
  unet: Model,
  dims: UnetInputDims,
  options: { readonly beta: number; readonly tieTolerance?: number },
): TrainingGraph {
  const { builder, prediction } = bindUnet(unet, dims);
  const shape = builder.shape(prediction);
  const target = builder.input("target", "float32", shape);
  const reference = builder.input("reference", "float32", shape);
  const outputs = appendDpoLoss(builder, { prediction, target, reference, ...options });
  builder.output(outputs.loss, "loss");
  const values = [
    outputs.implicitAccuracy,
    outputs.winnerError,
    outputs.loserError,
    outputs.referenceError,
    outputs.margin,
  ];
  dpoMetrics.forEach((name, i) => {
    builder.output(values[i]!, name);
  });
  return { model: builder.build(), loss: "loss", metrics: dpoMetrics };
}
