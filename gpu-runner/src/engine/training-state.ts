import { AppError } from "@dreambooth-dpo/db/contract";
import type * as ort from "onnxruntime-node";
import { GraphBuilder } from "../onnx/index.ts";
import { float32, type Tensor, toFloat32, zeros } from "../tensor/index.ts";
import { createRuntimeSession, fromRuntime, type RuntimeOptions, toRuntime } from "./runtime-session.ts";

/** Weights, moments, averages and accumulators of a training run by key, wherever they lie. */
export interface TrainingState {
  /** The current value, to feed. */
  of(key: string): ort.Tensor;
  /** Where the runtime shall put the next value; null lets it allocate. */
  target(key: string): ort.Tensor | null;
  /** Takes the next value a run returned and frees the one before. */
  replace(key: string, next: ort.Tensor): void;
  clear(key: string): void;
  write(key: string, value: Tensor): Promise<void>;
  /** A copy in host memory. */
  read(key: string): Promise<Tensor>;
  release(): Promise<void>;
}

/** State in host memory, allocated once: the runtime reads and writes it in place. */
class HostState implements TrainingState {
  private readonly tensors: Map<string, ort.Tensor>;

  constructor(dims: ReadonlyMap<string, readonly number[]>) {
    this.tensors = new Map([...dims].map(([key, d]) => [key, toRuntime(zeros("float32", d))]));
  }

  of(key: string): ort.Tensor {
    return this.tensors.get(key)!;
  }

  target(key: string): ort.Tensor {
    return this.of(key);
  }

  replace(): void {}

  clear(key: string): void {
    (this.of(key).data as Float32Array).fill(0);
  }

  async write(key: string, value: Tensor): Promise<void> {
    (this.of(key).data as Float32Array).set(toFloat32(value));
  }

  async read(key: string): Promise<Tensor> {
    const t = this.of(key);
    return float32(t.dims, (t.data as Float32Array).slice());
  }

  async release(): Promise<void> {}
}

/** Moves tensors of one shape between host and device: getData() on a device tensor aborts the process. */
class Ferry {
  private readonly up: ort.InferenceSession;
  private readonly down: ort.InferenceSession;

  private constructor(up: ort.InferenceSession, down: ort.InferenceSession) {
    this.up = up;
    this.down = down;
  }

  static async create(dims: readonly number[], options: RuntimeOptions): Promise<Ferry> {
    const g = new GraphBuilder();
    g.output(g.op("Identity", [g.input("x", "float32", dims)]), "y");
    const model = g.build();
    const up = await createRuntimeSession(model, options, { outputsOnDevice: ["y"] });
    return new Ferry(up, await createRuntimeSession(model, options));
  }

  async upload(value: Tensor): Promise<ort.Tensor> {
    return (await this.up.run({ x: toRuntime(float32(value.dims, toFloat32(value))) })).y!;
  }

  async download(value: ort.Tensor): Promise<Tensor> {
    return fromRuntime((await this.down.run({ x: value })).y!);
  }

  async release(): Promise<void> {
    await this.up.release();
    await this.down.release();
  }
}

/** State in device memory: a step's outputs are fed to the next step and disposed after it. */
class DeviceState implements TrainingState {
  private readonly tensors = new Map<string, ort.Tensor>();
  private readonly ferries: ReadonlyMap<string, Ferry>;
  /** One per shape, shared by all that are cleared, never written nor disposed before the end. */
  private readonly zeros: ReadonlyMap<string, ort.Tensor>;

  private constructor(
    dims: ReadonlyMap<string, readonly number[]>,
    ferries: ReadonlyMap<string, Ferry>,
    zero: ReadonlyMap<string, ort.Tensor>,
  ) {
    this.ferries = ferries;
    this.zeros = zero;
    for (const [key, d] of dims) this.tensors.set(key, zero.get(d.join())!);
  }

  static async create(
    dims: ReadonlyMap<string, readonly number[]>,
    options: RuntimeOptions,
  ): Promise<DeviceState> {
    const ferries = new Map<string, Ferry>();
    const zero = new Map<string, ort.Tensor>();
    for (const d of dims.values()) {
      const shape = d.join();
      if (ferries.has(shape)) continue;
      const ferry = await Ferry.create(d, options);
      ferries.set(shape, ferry);
      zero.set(shape, await ferry.upload(zeros("float32", d)));
    }
    return new DeviceState(dims, ferries, zero);
  }

  of(key: string): ort.Tensor {
    return this.tensors.get(key)!;
  }

  target(): null {
    return null;
  }

  replace(key: string, next: ort.Tensor): void {
    if (next.location !== "gpu-buffer")
      throw new AppError("INTERNAL", `The device returned "${key}" in ${next.location} memory.`);
    const old = this.of(key);
    this.tensors.set(key, next);
    if (!this.isZero(old)) old.dispose();
  }

  clear(key: string): void {
    this.replace(key, this.zeros.get(this.of(key).dims.join())!);
  }

  async write(key: string, value: Tensor): Promise<void> {
    this.replace(key, await this.ferry(key).upload(value));
  }

  read(key: string): Promise<Tensor> {
    return this.ferry(key).download(this.of(key));
  }

  async release(): Promise<void> {
    for (const tensor of new Set([...this.tensors.values(), ...this.zeros.values()])) tensor.dispose();
    this.tensors.clear();
    for (const ferry of this.ferries.values()) await ferry.release();
  }

  private isZero(tensor: ort.Tensor): boolean {
    return this.zeros.get(tensor.dims.join()) === tensor;
  }

  private ferry(key: string): Ferry {
    return this.ferries.get(this.of(key).dims.join())!;
  }
}

/**
 * Whether outputs can stay in the provider's memory and be fed again. Tried out on `webgpu`; other providers keep their
 * state in host memory: from Node the CUDA provider has not been probed, and a wrong guess aborts the process.
 */
export async function keepsStateOnDevice(options: RuntimeOptions): Promise<boolean> {
  if (options.provider !== "webgpu") return false;
  const ferry = await Ferry.create([4], options);
  try {
    const there = await ferry.upload(float32([4], [1, -2, 3, 0.5]));
    if (there.location !== "gpu-buffer") return false;
    const again = await ferry.download(there);
    there.dispose();
    return toFloat32(again).join() === "1,-2,3,0.5";
  } finally {
    await ferry.release();
  }
}

/** A state of zeros in device memory (see keepsStateOnDevice) or in host memory; `dims` by key. */
export async function createTrainingState(
  dims: ReadonlyMap<string, readonly number[]>,
  options: RuntimeOptions,
  onDevice: boolean,
): Promise<TrainingState> {
  return onDevice ? DeviceState.create(dims, options) : new HostState(dims);
}
