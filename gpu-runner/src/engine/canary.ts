import { AppError } from "@dreambooth-dpo/db/contract";
import { encodeModel, GraphBuilder } from "../onnx/index.ts";
import { float32, sizeOf } from "../tensor/index.ts";
import {
  createRuntimeSession,
  type RuntimeOptions,
  type SessionNeeds,
  toRuntime,
} from "./runtime-session.ts";

/** What a provider did on known work. */
export interface Canary {
  /** Fastest of at most three runs, inputs and outputs in host memory; milliseconds. */
  readonly milliseconds: number;
  /** Largest deviation from the CPU's unoptimised numbers, relative to the largest of them. */
  readonly maxError: number;
}

/** Above this error the provider computes something else. TF32, the coarsest arithmetic let through, stays below. */
const errorLimit = 1e-3;

/** A slow provider is timed once: no further run begins after this long. */
const timingLimitMs = 250;

const wave = (dims: readonly number[], frequency: number, amplitude = 1) =>
  float32(
    dims,
    Float32Array.from({ length: sizeOf(dims) }, (_, i) => amplitude * Math.sin(i * frequency)),
  );

/** Two 3x3 convolutions (0.6 GFLOP) and a matrix product, their second operands constant as weights are. */
function canaryModel(): Uint8Array {
  const g = new GraphBuilder();
  const image = g.input("image", "float32", [4, 64, 32, 32]);
  const kernel = g.initializer("kernel", wave([64, 64, 3, 3], 0.7, 0.06));
  const same = { pads: [1, 1, 1, 1] };
  g.output(g.op("Conv", [g.op("Conv", [image, kernel], same), kernel], same), "convolved");
  const rows = g.input("rows", "float32", [256, 256]);
  g.output(g.op("MatMul", [rows, g.initializer("matrix", wave([256, 256], 0.9))]), "product");
  return encodeModel(g.build());
}

const feeds = () => ({
  image: toRuntime(wave([4, 64, 32, 32], 0.3)),
  rows: toRuntime(wave([256, 256], 0.5)),
});

async function compute(
  options: RuntimeOptions,
  needs: SessionNeeds,
  timedRuns: number,
): Promise<{ values: Float32Array; milliseconds: number }> {
  const model = await createRuntimeSession(canaryModel(), options, needs);
  try {
    const inputs = feeds();
    let outputs = await model.run(inputs);
    let milliseconds = Number.POSITIVE_INFINITY;
    const begin = performance.now();
    for (let i = 0; i < timedRuns && (i === 0 || performance.now() - begin < timingLimitMs); i++) {
      const start = performance.now();
      outputs = await model.run(inputs);
      milliseconds = Math.min(milliseconds, performance.now() - start);
    }
    const parts = [outputs.convolved!, outputs.product!].map((t) => t.data as Float32Array);
    return { values: Float32Array.from(parts.flatMap((part) => [...part])), milliseconds };
  } finally {
    await model.release();
  }
}

/**
 * Runs known work on the provider and compares it with the CPU's numbers. Falling back to the CPU is forbidden here, so
 * that a provider dropped in silence is seen. Throws DEVICE when the provider cannot be used or computes wrongly.
 */
export async function runCanary(options: RuntimeOptions): Promise<Canary> {
  const { provider } = options;
  let measured: { values: Float32Array; milliseconds: number };
  try {
    measured = await compute(options, { wholeOnProvider: provider !== "cpu" }, 3);
  } catch (cause) {
    throw new AppError(
      "DEVICE",
      `The execution provider "${provider}" cannot be used here: ${cause instanceof Error ? cause.message : cause}`,
      { field: "device", value: provider, expected: "a provider that runs a convolution by itself" },
    );
  }
  const reference = await compute({ ...options, provider: "cpu" }, { optimize: false }, 0);
  let scale = 0;
  let deviation = 0;
  reference.values.forEach((value, i) => {
    const difference = Math.abs(value - measured.values[i]!);
    scale = Math.max(scale, Math.abs(value));
    if (!(difference <= deviation)) deviation = difference;
  });
  const maxError = deviation / scale;
  if (!(maxError <= errorLimit))
    throw new AppError(
      "DEVICE",
      `The execution provider "${provider}" computes wrongly: its numbers differ from the CPU's by ${maxError} of their scale; expected at most ${errorLimit}.`,
      { field: "device", value: provider, expected: `an error of at most ${errorLimit}` },
    );
  return { milliseconds: measured.milliseconds, maxError };
}
