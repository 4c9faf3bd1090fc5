import { AppError } from "@dreambooth-dpo/db/contract";
import type * as ort from "onnxruntime-node";
import { float32, type Tensor, toFloat32, zeros } from "../tensor/index.ts";
import { createRuntimeSession, fromRuntime, type RuntimeOptions, toRuntime } from "./runtime-session.ts";
import { buildGradientGraph, buildUpdateGraph, stateNames, type TrainingProgram } from "./training-graphs.ts";

type Feeds = Record<string, Tensor>;
type State = Map<string, ort.Tensor>;

/** Everything a training run needs to go on exactly where it stopped. */
export interface TrainerState {
  readonly step: number;
  readonly parameters: Map<string, Tensor>;
  readonly firstMoments: Map<string, Tensor>;
  readonly secondMoments: Map<string, Tensor>;
  readonly average?: Map<string, Tensor>;
}

/** What one optimizer step reports. */
export interface StepResult {
  /** Mean loss over the micro-batches, before the step. */
  readonly loss: number;
  /** Global L2 norm of the gradient, before clipping. */
  readonly gradientNorm: number;
  /** The outputs asked for, one record per micro-batch. */
  readonly outputs: Record<string, Tensor>[];
}

const copyOf = (t: ort.Tensor): Tensor => float32(t.dims, (t.data as Float32Array).slice());

/**
 * Trains on the CPU provider in this process. Weights, moments and accumulators are allocated once; the runtime reads
 * and writes them in place, so that no step allocates state.
 */
export class RuntimeTrainer {
  private readonly program: TrainingProgram;
  private readonly gradients: ort.InferenceSession;
  private readonly update: ort.InferenceSession;
  private readonly state: State;
  private stepCount = 0;

  private constructor(
    program: TrainingProgram,
    gradients: ort.InferenceSession,
    update: ort.InferenceSession,
  ) {
    this.program = program;
    this.gradients = gradients;
    this.update = update;
    this.state = new Map();
    for (const name of program.trainable) {
      const { dims } = program.model.graph.initializers.get(name)!;
      for (const key of this.keys(name)) this.state.set(key, toRuntime(zeros("float32", dims)));
      this.write(name, program.model.graph.initializers.get(name)!);
      if (program.ema !== undefined)
        this.write(stateNames.average(name), program.model.graph.initializers.get(name)!);
    }
  }

  static async create(program: TrainingProgram, options: RuntimeOptions): Promise<RuntimeTrainer> {
    const gradients = await createRuntimeSession(buildGradientGraph(program), options);
    const update = await createRuntimeSession(buildUpdateGraph(program), options);
    return new RuntimeTrainer(program, gradients, update);
  }

  /** One optimizer step over the mean of the micro-batches' losses. A loss or gradient that is no number is refused. */
  async step(microBatches: readonly Feeds[], learningRate: number): Promise<StepResult> {
    if (!microBatches.length) throw AppError.badInput("micro-batches of a step", 0, "at least one");
    for (const name of this.program.trainable)
      (this.of(stateNames.accumulator(name)).data as Float32Array).fill(0);
    const share = toRuntime(float32([], [1 / microBatches.length]));
    const outputs: Record<string, Tensor>[] = [];
    let loss = 0;
    for (const batch of microBatches) {
      const result = await this.accumulate(batch, share);
      loss += toFloat32(result[this.program.loss]!)[0]! / microBatches.length;
      outputs.push(Object.fromEntries((this.program.outputs ?? []).map((name) => [name, result[name]!])));
    }
    if (!Number.isFinite(loss)) throw this.diverged("loss", loss);
    const gradientNorm = await this.applyUpdate(learningRate);
    return { loss, gradientNorm, outputs };
  }

  /** A copy of the weights. */
  parameters(): Map<string, Tensor> {
    return this.copy((name) => name);
  }

  /** A copy of the whole training state. */
  snapshot(): TrainerState {
    return {
      step: this.stepCount,
      parameters: this.parameters(),
      firstMoments: this.copy(stateNames.firstMoment),
      secondMoments: this.copy(stateNames.secondMoment),
      ...(this.program.ema === undefined ? {} : { average: this.copy(stateNames.average) }),
    };
  }

  /** Goes back to a state; from there every step is byte-identical to the run it was taken from. */
  restore(state: TrainerState): void {
    for (const name of this.program.trainable) {
      this.write(name, state.parameters.get(name));
      this.write(stateNames.firstMoment(name), state.firstMoments.get(name));
      this.write(stateNames.secondMoment(name), state.secondMoments.get(name));
      if (this.program.ema !== undefined) this.write(stateNames.average(name), state.average?.get(name));
    }
    this.stepCount = state.step;
  }

  async release(): Promise<void> {
    await this.gradients.release();
    await this.update.release();
  }

  private async accumulate(batch: Feeds, share: ort.Tensor): Promise<Record<string, Tensor>> {
    const feeds: Record<string, ort.Tensor> = { micro_batch_share: share };
    for (const [name, t] of Object.entries(batch)) feeds[name] = toRuntime(t);
    const fetches: Record<string, ort.Tensor | null> = {};
    for (const name of [this.program.loss, ...(this.program.outputs ?? [])]) fetches[name] = null;
    for (const name of this.program.trainable) {
      const accumulator = stateNames.accumulator(name);
      feeds[name] = this.of(name);
      feeds[accumulator] = this.of(accumulator);
      fetches[stateNames.next(accumulator)] = this.of(accumulator);
    }
    const result = await this.gradients.run(feeds, fetches);
    const wanted = [this.program.loss, ...(this.program.outputs ?? [])];
    return Object.fromEntries(wanted.map((name) => [name, fromRuntime(result[name]!)]));
  }

  private async applyUpdate(learningRate: number): Promise<number> {
    const { optimizer, ema = 0 } = this.program;
    const t = this.stepCount + 1;
    const scalar = (v: number) => toRuntime(float32([], [v]));
    const feeds: Record<string, ort.Tensor> = {
      learning_rate: scalar(learningRate),
      correction1: scalar(1 - optimizer.beta1 ** t),
      correction2: scalar(1 - optimizer.beta2 ** t),
    };
    // Early averages follow the weights closely, so that the random start is forgotten.
    if (this.program.ema !== undefined) feeds.average_rate = scalar(1 - Math.min(ema, (1 + t) / (10 + t)));
    const fetches: Record<string, ort.Tensor | null> = { gradient_norm: null };
    for (const name of this.program.trainable) {
      feeds[stateNames.accumulator(name)] = this.of(stateNames.accumulator(name));
      for (const key of this.keys(name).slice(1)) {
        feeds[key] = this.of(key);
        fetches[stateNames.next(key)] = this.of(key);
      }
    }
    const result = await this.update.run(feeds, fetches);
    const norm = (result.gradient_norm!.data as Float32Array)[0]!;
    if (!Number.isFinite(norm)) throw this.diverged("gradient norm", norm);
    this.stepCount = t;
    return norm;
  }

  private keys(name: string): string[] {
    const keys = [
      stateNames.accumulator(name),
      name,
      stateNames.firstMoment(name),
      stateNames.secondMoment(name),
    ];
    return this.program.ema === undefined ? keys : [...keys, stateNames.average(name)];
  }

  private of(key: string): ort.Tensor {
    return this.state.get(key)!;
  }

  private write(key: string, value: Tensor | undefined): void {
    const target = this.of(key).data as Float32Array;
    if (value?.data.length !== target.length)
      throw new AppError("CORRUPT", `The training state has no "${key}" of ${target.length} values.`, {
        field: key,
      });
    target.set(toFloat32(value));
  }

  private copy(keyOf: (name: string) => string): Map<string, Tensor> {
    return new Map(this.program.trainable.map((name) => [name, copyOf(this.of(keyOf(name)))]));
  }

  private diverged(what: string, value: number): AppError {
    return new AppError(
      "DIVERGED",
      `The ${what} became ${value} at step ${this.stepCount + 1}. Try a lower learning rate, a longer warm-up or a smaller beta, and resume from the last checkpoint.`,
      { field: what, value, expected: "a finite number" },
    );
  }
}
