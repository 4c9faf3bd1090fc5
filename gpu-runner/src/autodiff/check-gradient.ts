import * as ort from "onnxruntime-node";
import { encodeModel, GraphBuilder, type Model } from "../onnx/index.ts";
import { float32, type RandomStream, randomStream, sizeOf } from "../tensor/index.ts";
import { differentiate } from "./differentiate.ts";

/** One differentiable expression on random shapes: its inputs and the graph that computes the value. */
export interface GradientCase {
  /** Dims of each input; values are drawn uniformly from `range` (default -1..1). */
  readonly inputs: readonly {
    readonly dims: readonly number[];
    readonly range?: readonly [number, number];
  }[];
  readonly build: (g: GraphBuilder, x: readonly string[]) => string;
  readonly opset?: number;
  /** Half the width of the finite difference. */
  readonly epsilon?: number;
}

/** Draws an integer of the inclusive range. */
export type Draw = (low: number, high: number) => number;

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

function drawValues(
  stream: RandomStream,
  count: number,
  [low, high]: readonly [number, number],
): Float32Array {
  return Float32Array.from(stream.uniform(count), (u) => low + (high - low) * u);
}

/**
 * Largest error of the derived gradient against central differences along random directions, relative to the
 * gradient's own scale. The value is contracted with random weights so that every output element counts.
 */
export async function gradientError(define: (draw: Draw) => GradientCase, seed: number): Promise<number> {
  const stream = randomStream({ seed, purpose: "gradient check" });
  const draw: Draw = (low, high) => low + stream.integers(1, high - low + 1)[0]!;
  const test = define(draw);
  const g = new GraphBuilder({ opset: test.opset ?? 18 });
  const names = test.inputs.map((x, i) => g.input(`x${i}`, "float32", x.dims));
  const y = test.build(g, names);
  const weights = drawValues(stream, sizeOf(g.shape(y)), [-1, 1]);
  const weighted = g.op("Mul", [y, g.constant("weights", float32(g.shape(y), weights))]);
  const axes = g.shape(y).map((_, i) => i);
  g.output(axes.length ? g.reduce("ReduceSum", weighted, axes, 0) : g.op("Identity", [weighted]), "loss");
  g.output(y, "y");
  const model = g.build();
  const feeds = Object.fromEntries(
    test.inputs.map((x, i) => [names[i]!, drawValues(stream, sizeOf(x.dims), x.range ?? [-1, 1])]),
  );
  const gradients = await evaluate(differentiate(model, { loss: "loss", wrt: names }), feeds);
  const epsilon = test.epsilon ?? 4e-3;
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
