import { GraphBuilder, type Model } from "../../onnx/index.ts";
import { float32, type RandomStream, randomStream, sizeOf } from "../../tensor/index.ts";

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

/** Named cases, each a function of the drawn shapes. */
export type GradientCases = Record<string, (d: Draw) => GradientCase>;

/** Inputs that keep away from zero, for operators with a kink or a pole there. */
export const positive: [number, number] = [0.5, 2];

/** Dims of 1 to 4 each. */
export const shape = (d: Draw, rank = d(1, 4)) => Array.from({ length: rank }, () => d(1, 4));

/** A case with its shapes and values drawn. */
export interface DrawnCase {
  /**
   * Outputs: `y`, the value; `loss`, its scalar product with fixed random weights, so that every element of y counts
   * and the gradient of `loss` with respect to y is not constant.
   */
  readonly model: Model;
  /** Names of the inputs, all of which have a gradient. */
  readonly names: readonly string[];
  readonly feeds: Record<string, Float32Array>;
  /** The weights of `y` in `loss`. */
  readonly weights: Float32Array;
  readonly epsilon: number;
  /** Where the draw stopped, for further numbers of the same seed. */
  readonly stream: RandomStream;
}

function drawValues(
  stream: RandomStream,
  count: number,
  [low, high]: readonly [number, number],
): Float32Array {
  return Float32Array.from(stream.uniform(count), (u) => low + (high - low) * u);
}

/** Draws shapes and values of a case; the same seed gives the same case. */
export function drawCase(define: (draw: Draw) => GradientCase, seed: number): DrawnCase {
  const stream = randomStream({ seed, purpose: "gradient check" });
  const test = define((low, high) => low + stream.integers(1, high - low + 1)[0]!);
  const g = new GraphBuilder({ opset: test.opset ?? 18 });
  const names = test.inputs.map((x, i) => g.input(`x${i}`, "float32", x.dims));
  const y = test.build(g, names);
  const weights = drawValues(stream, sizeOf(g.shape(y)), [-1, 1]);
  const weighted = g.op("Mul", [y, g.constant("weights", float32(g.shape(y), weights))]);
  const axes = g.shape(y).map((_, i) => i);
  g.output(axes.length ? g.reduce("ReduceSum", weighted, axes, 0) : g.op("Identity", [weighted]), "loss");
  g.output(y, "y");
  const feeds = Object.fromEntries(
    test.inputs.map((x, i) => [names[i]!, drawValues(stream, sizeOf(x.dims), x.range ?? [-1, 1])]),
  );
  return { model: g.build(), names, feeds, weights, epsilon: test.epsilon ?? 4e-3, stream };
}
