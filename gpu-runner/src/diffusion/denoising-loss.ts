import { AppError } from "@dreambooth-dpo/db/contract";
import type { GraphBuilder } from "../onnx/index.ts";

/**
 * Appends the mean squared error of every image: [B, ...] and [B, ...] -> [B], the mean over all but the first axis.
 * The two shapes must be equal.
 */
export function appendSquaredError(builder: GraphBuilder, prediction: string, target: string): string {
  const dims = builder.shape(prediction);
  if (builder.shape(target).join() !== dims.join())
    throw AppError.badInput("loss target dims", builder.shape(target), `[${dims}], those of the prediction`);
  const difference = builder.op("Sub", [prediction, target]);
  const axes = dims.map((_, axis) => axis).slice(1);
  return builder.reduce("ReduceMean", builder.op("Mul", [difference, difference]), axes, 0);
}

/**
 * Appends the denoising loss of paper Eq. 3: the mean over images of the squared error, each optionally weighted
 * (`weights` [B], e.g. min-SNR or prior preservation). Returns the name of the scalar loss.
 */
export function appendDenoisingLoss(
  builder: GraphBuilder,
  values: { readonly prediction: string; readonly target: string; readonly weights?: string },
): string {
  const error = appendSquaredError(builder, values.prediction, values.target);
  const weighted = values.weights ? builder.op("Mul", [error, values.weights]) : error;
  return builder.reduce("ReduceMean", weighted, [0], 0);
}
