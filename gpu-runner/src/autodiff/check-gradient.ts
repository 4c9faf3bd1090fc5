import * as ort from "onnxruntime-node";
import { encodeModel, type Model } from "../onnx/index.ts";
import type { DrawnCase } from "./cases/index.ts";
import { differentiate } from "./differentiate.ts";

async function evaluate(
  model: Model,
  feeds: Record<string, Float32Array>,
): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(encodeModel(model), {
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  try {
    const inputs = Object.fromEntries(
      model.graph.inputs.map(({ name, dims }) => [
        name,
        new ort.Tensor("float32", feeds[name]!, dims as number[]),
      ]),
    );
    const outputs = await session.run(inputs);
    return Object.fromEntries(Object.entries(outputs).map(([name, t]) => [name, t.data as Float32Array]));
  } finally {
    await session.release();
  }
}

/**
 * Largest error of the derived gradient against central differences along random directions, relative to the
 * gradient's own scale.
 */
export async function gradientError({
  model,
  names,
  feeds,
  weights,
  epsilon,
  stream,
}: DrawnCase): Promise<number> {
  const gradients = await evaluate(differentiate(model, { loss: "loss", wrt: names }), feeds);
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
