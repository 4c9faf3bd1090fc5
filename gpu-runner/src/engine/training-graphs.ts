import { AppError } from "@dreambooth-dpo/db/contract";
import { appendGradients, prepareForward } from "../autodiff/index.ts";
import { GraphBuilder, type Model } from "../onnx/index.ts";
import type { DivergenceOptions } from "./loss-guard.ts";

/** AdamW with decoupled weight decay (Loshchilov and Hutter 2019). `maxGradNorm` 0 turns clipping off. */
export interface OptimizerOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly maxGradNorm: number;
}

/** What to train: a forward graph with concrete shapes, its scalar loss and the initializers that learn. */
export interface TrainingProgram {
  readonly model: Model;
  readonly loss: string;
  readonly trainable: readonly string[];
  readonly optimizer: OptimizerOptions;
  /** Factors on the learning rate, by trainable; 1 for those not named. */
  readonly rateFactors?: ReadonlyMap<string, number>;
  /** Decay of an exponential moving average of the weights, if one is kept. */
  readonly ema?: number;
  /** Further graph outputs to return from every micro-batch. */
  readonly outputs?: readonly string[];
  /** When a loss counts as exploding; the defaults are LossGuard's. */
  readonly divergence?: DivergenceOptions;
}

/** Names under which a trainable's state travels through the graphs. */
export const stateNames = {
  accumulator: (name: string) => `accumulator.${name}`,
  firstMoment: (name: string) => `first_moment.${name}`,
  secondMoment: (name: string) => `second_moment.${name}`,
  average: (name: string) => `average.${name}`,
  next: (name: string) => `next.${name}`,
};

function without<T>(map: ReadonlyMap<string, T>, names: readonly string[]): Map<string, T> {
  const left = new Map(map);
  for (const name of names) left.delete(name);
  return left;
}

/** Turns the trainables from weights into graph inputs, so that each step can feed new values. */
function promote({ model, trainable }: TrainingProgram): Model {
  const inputs = trainable.map((name) => {
    const tensor = model.graph.initializers.get(name);
    if (!tensor) throw AppError.badInput("trainable", name, "the name of a weight of the model");
    return { name, dtype: tensor.dtype, dims: tensor.dims };
  });
  const { graph } = model;
  return {
    ...model,
    graph: {
      ...graph,
      inputs: [...graph.inputs, ...inputs],
      initializers: without(graph.initializers, trainable),
    },
  };
}

/**
 * One micro-batch: reads data, weights, accumulators and `micro_batch_share`; returns the loss, the outputs asked for
 * and every accumulator plus share times the gradient.
 */
export function buildGradientGraph(program: TrainingProgram): Model {
  if (!program.trainable.length) throw AppError.badInput("trainable", [], "at least one weight to train");
  const builder = prepareForward(promote(program), program.trainable);
  const share = builder.input("micro_batch_share", "float32", []);
  for (const name of new Set([program.loss, ...(program.outputs ?? [])])) builder.output(name, name);
  for (const [name, gradient] of appendGradients(builder, { loss: program.loss, wrt: program.trainable })) {
    const accumulator = builder.input(stateNames.accumulator(name), "float32", builder.shape(name));
    const sum = builder.op("Add", [accumulator, builder.op("Mul", [gradient, share])]);
    builder.output(sum, stateNames.next(accumulator));
  }
  return builder.build();
}

/**
 * One AdamW step from accumulated gradients. Every state input has a single reader, and the state output that replaces
 * it depends on that reader: the two may share one buffer.
 */
export function buildUpdateGraph(program: TrainingProgram): Model {
  const { model, trainable, optimizer, ema, rateFactors } = program;
  const g = new GraphBuilder();
  const mul = (a: string, b: string) => g.op("Mul", [a, b]);
  const add = (a: string, b: string) => g.op("Add", [a, b]);
  const float = (v: number) => g.float(v);
  // Scalars are computed on the host in float64.
  const scalar = (name: string) => g.input(name, "float32", []);
  const rate = scalar("learning_rate");
  const correction1 = scalar("correction1");
  const correction2 = scalar("correction2");
  const averageRate = ema === undefined ? undefined : scalar("average_rate");
  const gradients = trainable.map((name) =>
    g.input(stateNames.accumulator(name), "float32", model.graph.initializers.get(name)!.dims),
  );
  const squares = gradients.map((x) => {
    const axes = g.shape(x).map((_, i) => i);
    return axes.length ? g.reduce("ReduceSumSquare", x, axes, 0) : mul(x, x);
  });
  const norm = g.op("Sqrt", [squares.length > 1 ? g.op("Sum", squares) : squares[0]!]);
  const clip = optimizer.maxGradNorm
    ? g.op("Min", [g.op("Div", [float(optimizer.maxGradNorm), add(norm, float(1e-6))]), float(1)])
    : undefined;
  const keepAt = (at: string) => g.op("Sub", [float(1), mul(at, float(optimizer.weightDecay))]);
  const commonKeep = keepAt(rate);
  trainable.forEach((name, i) => {
    const dims = g.shape(gradients[i]!);
    const gradient = clip ? mul(gradients[i]!, clip) : gradients[i]!;
    const state = (key: string) => g.input(key, "float32", dims);
    const blend = (key: string, value: string, beta: number) =>
      add(mul(state(key), float(beta)), mul(value, float(1 - beta)));
    const first = blend(stateNames.firstMoment(name), gradient, optimizer.beta1);
    const second = blend(stateNames.secondMoment(name), mul(gradient, gradient), optimizer.beta2);
    const deviation = add(g.op("Sqrt", [g.op("Div", [second, correction2])]), float(optimizer.epsilon));
    const factor = rateFactors?.get(name) ?? 1;
    const ownRate = factor === 1 ? rate : mul(rate, float(factor));
    const keep = factor === 1 ? commonKeep : keepAt(ownRate);
    const step = g.op("Div", [mul(g.op("Div", [first, correction1]), ownRate), deviation]);
    const weight = g.op("Sub", [mul(state(name), keep), step]);
    if (averageRate) {
      const average = state(stateNames.average(name));
      const moved = add(mul(average, g.op("Sub", [float(1), averageRate])), mul(weight, averageRate));
      g.output(moved, stateNames.next(stateNames.average(name)));
    }
    g.output(first, stateNames.next(stateNames.firstMoment(name)));
    g.output(second, stateNames.next(stateNames.secondMoment(name)));
    g.output(weight, stateNames.next(name));
  });
  g.output(norm, "gradient_norm");
  return g.build();
}
