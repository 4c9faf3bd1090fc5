import { AppError } from "@dreambooth-dpo/db/contract";
import type * as ort from "onnxruntime-node";
import { float32, type Tensor, toFloat32 } from "../tensor/index.ts";
import { LossGuard } from "./loss-guard.ts";
import { createRuntimeSession, fromRuntime, type RuntimeOptions, toRuntime } from "./runtime-session.ts";
import { buildGradientGraph, buildUpdateGraph, stateNames, type TrainingProgram } from "./training-graphs.ts";
import { createTrainingState, keepsStateOnDevice, type TrainingState } from "./training-state.ts";

type Feeds = Record<string, Tensor>;

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

/** Keys of everything kept for a trainable from step to step, its accumulated gradient first. */
function stateKeys(name: string, average: boolean): string[] {
  const keys = [
    stateNames.accumulator(name),
    name,
    stateNames.firstMoment(name),
    stateNames.secondMoment(name),
  ];
  return average ? [...keys, stateNames.average(name)] : keys;
}

function stateDims({ model, trainable, ema }: TrainingProgram): Map<string, readonly number[]> {
  return new Map(
    trainable.flatMap((name) =>
      stateKeys(name, ema !== undefined).map((key) => [key, model.graph.initializers.get(name)!.dims]),
    ),
  );
}

/** Trains in this process; the state lives in host memory, in place, or in the device's (see TrainingState). */
export class RuntimeTrainer {
  private readonly program: TrainingProgram;
  private readonly gradients: ort.InferenceSession;
  private readonly update: ort.InferenceSession;
  private readonly state: TrainingState;
  private readonly guard: LossGuard;
  private stepCount = 0;

  private constructor(
    program: TrainingProgram,
    sessions: { gradients: ort.InferenceSession; update: ort.InferenceSession },
    state: TrainingState,
  ) {
    this.program = program;
    this.gradients = sessions.gradients;
    this.update = sessions.update;
    this.state = state;
    this.guard = new LossGuard(program.divergence);
  }

  static async create(program: TrainingProgram, options: RuntimeOptions): Promise<RuntimeTrainer> {
    const graphs = [buildGradientGraph(program), buildUpdateGraph(program)];
    const onDevice = await keepsStateOnDevice(options);
    const dims = stateDims(program);
    const next = new Set([...dims.keys()].map(stateNames.next));
    const sessions: ort.InferenceSession[] = [];
    try {
      for (const model of graphs) {
        const outputs = model.graph.outputs.map((output) => output.name);
        const outputsOnDevice = onDevice ? outputs.filter((name) => next.has(name)) : [];
        sessions.push(await createRuntimeSession(model, options, { outputsOnDevice }));
      }
      const state = await createTrainingState(dims, options, onDevice);
      for (const name of program.trainable) {
        const weight = program.model.graph.initializers.get(name)!;
        await state.write(name, weight);
        if (program.ema !== undefined) await state.write(stateNames.average(name), weight);
      }
      const [gradients, update] = sessions as [ort.InferenceSession, ort.InferenceSession];
      return new RuntimeTrainer(program, { gradients, update }, state);
    } catch (error) {
      for (const session of sessions) await session.release();
      throw error;
    }
  }

  /**
   * One optimizer step over the mean of the micro-batches' losses. Throws DIVERGED when loss or gradient are no numbers
   * or the loss explodes (see LossGuard); for a loss, before the weights are touched.
   */
  async step(microBatches: readonly Feeds[], learningRate: number): Promise<StepResult> {
    if (!microBatches.length) throw AppError.badInput("micro-batches of a step", 0, "at least one");
    for (const name of this.program.trainable) this.state.clear(stateNames.accumulator(name));
    const share = toRuntime(float32([], [1 / microBatches.length]));
    const outputs: Record<string, Tensor>[] = [];
    let loss = 0;
    for (const batch of microBatches) {
      const result = await this.accumulate(batch, share);
      loss += toFloat32(result[this.program.loss]!)[0]! / microBatches.length;
      outputs.push(Object.fromEntries((this.program.outputs ?? []).map((name) => [name, result[name]!])));
    }
    this.guard.observe(this.stepCount + 1, loss);
    const gradientNorm = await this.applyUpdate(learningRate);
    return { loss, gradientNorm, outputs };
  }

  /** A copy of the whole training state; the guard counts it as a checkpoint. */
  async snapshot(): Promise<TrainerState> {
    const state = {
      step: this.stepCount,
      parameters: await this.copy((name) => name),
      firstMoments: await this.copy(stateNames.firstMoment),
      secondMoments: await this.copy(stateNames.secondMoment),
      ...(this.program.ema === undefined ? {} : { average: await this.copy(stateNames.average) }),
    };
    this.guard.keep(this.stepCount);
    return state;
  }

  /** Goes back to a state; from there every step is byte-identical to the run it was taken from. */
  async restore(state: TrainerState): Promise<void> {
    const values = new Map<string, Tensor | undefined>();
    for (const name of this.program.trainable) {
      values.set(name, state.parameters.get(name));
      values.set(stateNames.firstMoment(name), state.firstMoments.get(name));
      values.set(stateNames.secondMoment(name), state.secondMoments.get(name));
      if (this.program.ema !== undefined) values.set(stateNames.average(name), state.average?.get(name));
    }
    for (const [key, value] of values) {
      const { dims } = this.state.of(key);
      if (value?.dims.join() !== dims.join())
        throw new AppError(
          "CORRUPT",
          `The training state has ${value ? `"${key}" of shape [${value.dims}]` : `no "${key}"`}; expected shape [${dims}].`,
          { field: key },
        );
    }
    for (const [key, value] of values) await this.state.write(key, value!);
    this.stepCount = state.step;
    this.guard.restart(state.step);
  }

  async release(): Promise<void> {
    await this.state.release();
    await this.gradients.release();
    await this.update.release();
  }

  private async accumulate(batch: Feeds, share: ort.Tensor): Promise<Record<string, Tensor>> {
    const { loss, outputs = [], trainable } = this.program;
    const feeds: Record<string, ort.Tensor> = { micro_batch_share: share };
    for (const [name, t] of Object.entries(batch)) feeds[name] = toRuntime(t);
    for (const name of trainable) feeds[name] = this.state.of(name);
    const wanted = [loss, ...outputs];
    const result = await this.advance(this.gradients, feeds, trainable.map(stateNames.accumulator), wanted);
    return Object.fromEntries(wanted.map((name) => [name, fromRuntime(result[name]!)]));
  }

  private async applyUpdate(learningRate: number): Promise<number> {
    const { optimizer, ema = 0, trainable } = this.program;
    const t = this.stepCount + 1;
    const scalar = (v: number) => toRuntime(float32([], [v]));
    const feeds: Record<string, ort.Tensor> = {
      learning_rate: scalar(learningRate),
      correction1: scalar(1 - optimizer.beta1 ** t),
      correction2: scalar(1 - optimizer.beta2 ** t),
    };
    const averaging = this.program.ema !== undefined;
    // Early averages follow the weights closely, so that the random start is forgotten.
    if (averaging) feeds.average_rate = scalar(1 - Math.min(ema, (1 + t) / (10 + t)));
    for (const name of trainable)
      feeds[stateNames.accumulator(name)] = this.state.of(stateNames.accumulator(name));
    const moving = trainable.flatMap((name) => stateKeys(name, averaging).slice(1));
    const result = await this.advance(this.update, feeds, moving, ["gradient_norm"]);
    const norm = (result.gradient_norm!.data as Float32Array)[0]!;
    if (!Number.isFinite(norm)) throw this.guard.notFinite("gradient norm", t, norm);
    this.stepCount = t;
    return norm;
  }

  /** Runs a graph that reads the state of these keys and returns their next values, which take their place. */
  private async advance(
    session: ort.InferenceSession,
    feeds: Record<string, ort.Tensor>,
    keys: readonly string[],
    wanted: readonly string[],
  ): Promise<ort.InferenceSession.OnnxValueMapType> {
    const fetches: Record<string, ort.Tensor | null> = {};
    for (const name of wanted) fetches[name] = null;
    for (const key of keys) {
      feeds[key] = this.state.of(key);
      fetches[stateNames.next(key)] = this.state.target(key);
    }
    const result = await session.run(feeds, fetches);
    for (const key of keys) this.state.replace(key, result[stateNames.next(key)]!);
    return result;
  }

  private async copy(keyOf: (name: string) => string): Promise<Map<string, Tensor>> {
    const copies = new Map<string, Tensor>();
    for (const name of this.program.trainable) copies.set(name, await this.state.read(keyOf(name)));
    return copies;
  }
}
