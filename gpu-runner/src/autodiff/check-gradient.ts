import type { Model } from "../onnx/index.ts";
import type { DrawnCase } from "./cases/index.ts";

/** Runs a model on values for its inputs; returns all its outputs. */
export type Evaluate = (
  model: Model,
  feeds: Record<string, Float32Array>,
) => Promise<Record<string, Float32Array>>;

/**
 * Largest error of derived gradients (`grad.<input>`) of a case against central differences along random directions,
 * relative to the gradient's own scale. `evaluate` computes the values that the differences are taken of.
 */
export async function gradientError(
  { model, names, feeds, weights, epsilon, stream }: DrawnCase,
  gradients: Record<string, Float32Array>,
  evaluate: Evaluate,
): Promise<number> {
  const value = async (shifted: Record<string, Float32Array>) =>
    (await evaluate(model, shifted)).y!.reduce((sum, v, i) => sum + v * weights[i]!, 0);
  let worst = 0;
  for (const name of names) {
    const x = feeds[name]!;
    const direction = stream.normal(x.length);
    const norm = Math.hypot(...direction);
    const moved = (sign: number) => ({
      ...feeds,
      [name]: x.map((v, i) => v + (sign * epsilon * direction[i]!) / norm),
    });
    const numeric = ((await value(moved(1))) - (await value(moved(-1)))) / (2 * epsilon);
    const gradient = gradients[`grad.${name}`]!;
    const derived = gradient.reduce((sum, v, i) => sum + (v * direction[i]!) / norm, 0);
    worst = Math.max(worst, Math.abs(numeric - derived) / Math.max(1, Math.hypot(...gradient)));
  }
  return worst;
}
