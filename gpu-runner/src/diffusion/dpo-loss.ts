import { AppError } from "@dreambooth-dpo/db/contract";
import type { GraphBuilder } from "../onnx/index.ts";
import { float32 } from "../tensor/index.ts";
import { appendSquaredError } from "./denoising-loss.ts";

export interface DpoLossValues {
  /** Policy prediction [2P, C, H, W]: P winners, then their P losers; pair p is rows p and P + p. */
  readonly prediction: string;
  /** Same shape: the noise shared by a pair, or each image's own velocity. */
  readonly target: string;
  /** Reference prediction, same shape as the policy's, or its squared errors [2P] if computed before. */
  readonly reference: string;
  readonly beta: number;
  /**
   * Margins this small count as ties in the accuracy (default 1e-3). Policy and reference run as two graphs, which the
   * runtime may round differently: at beta 5000 equal networks can differ by 1e-4 in z, and that is no preference.
   */
  readonly tieTolerance?: number;
}

/** Names of the scalars that the loss adds to the graph. */
export interface DpoLossOutputs {
  readonly loss: string;
  /** mean(z > 0) + mean(z = 0) / 2, where |z| <= tieTolerance counts as 0. */
  readonly implicitAccuracy: string;
  readonly winnerError: string;
  readonly loserError: string;
  /** Mean squared error of the reference over winners and losers. */
  readonly referenceError: string;
  /** mean z: how far the policy has moved from the reference towards the winners. */
  readonly margin: string;
}

/**
 * Appends the Diffusion-DPO loss (Wallace et al. 2023, Eq. 14; METHOD section 1):
 * z = -(beta / 2) [(m_w - m_l)_policy - (m_w - m_l)_reference], loss = mean softplus(-z), m the squared error per image.
 */
export function appendDpoLoss(builder: GraphBuilder, values: DpoLossValues): DpoLossOutputs {
  if (!(values.beta > 0)) throw AppError.badInput("beta", values.beta, "a number over 0");
  const rows = builder.shape(values.prediction)[0]!;
  if (rows % 2 !== 0) throw AppError.badInput("DPO batch", rows, "an even count: winners, then losers");
  const pairs = rows / 2;
  const policyError = appendSquaredError(builder, values.prediction, values.target);
  const referenceError =
    builder.shape(values.reference).length === 1
      ? values.reference
      : appendSquaredError(builder, values.reference, values.target);

  const winners = (x: string) =>
    builder.op("Slice", [x, builder.ints([0]), builder.ints([pairs]), builder.ints([0])]);
  const losers = (x: string) =>
    builder.op("Slice", [x, builder.ints([pairs]), builder.ints([rows]), builder.ints([0])]);
  const mean = (x: string) => builder.reduce("ReduceMean", x, [0], 0);
  const gap = (x: string) => builder.op("Sub", [winners(x), losers(x)]);

  const moved = builder.op("Sub", [gap(policyError), gap(referenceError)]);
  const z = builder.op("Mul", [moved, builder.float(-values.beta / 2)]);
  return {
    loss: mean(appendSoftplusOfNegative(builder, z, pairs)),
    implicitAccuracy: appendAccuracy(builder, z, values.tieTolerance ?? 1e-3),
    winnerError: mean(winners(policyError)),
    loserError: mean(losers(policyError)),
    referenceError: mean(referenceError),
    margin: mean(z),
  };
}

function appendAccuracy(builder: GraphBuilder, z: string, tieTolerance: number): string {
  const decided = builder.op("Greater", [builder.op("Abs", [z]), builder.float(tieTolerance)]);
  const sign = builder.op("Mul", [builder.op("Sign", [z]), builder.op("Cast", [decided], { to: 1 })]);
  const balance = builder.reduce("ReduceMean", sign, [0], 0);
  return builder.op("Mul", [builder.op("Add", [balance, builder.float(1)]), builder.float(0.5)]);
}

/**
 * softplus(-z) = -log sigmoid(z) = -logsoftmax([z, 0])[0]. Chosen over max(-z, 0) + log(1 + exp(-|z|)) because at z = 0,
 * where every round begins, that form's derivative is 0 by the rules of Relu and Abs instead of -1/2.
 */
function appendSoftplusOfNegative(builder: GraphBuilder, z: string, pairs: number): string {
  const column = builder.op("Reshape", [z, builder.ints([pairs, 1])]);
  const none = builder.constant(`const.zeros.${pairs}_1`, float32([pairs, 1]));
  const logits = builder.op("Concat", [column, none], { axis: 1 });
  const logProbabilities = builder.op("LogSoftmax", [logits], { axis: 1 });
  const first = builder.op("Slice", [
    logProbabilities,
    builder.ints([0]),
    builder.ints([1]),
    builder.ints([1]),
  ]);
  return builder.op("Neg", [builder.op("Reshape", [first, builder.ints([pairs])])]);
}
