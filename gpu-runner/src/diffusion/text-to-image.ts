import { AppError } from "@dreambooth-dpo/db/contract";
import type { Condition, Denoiser } from "../models/index.ts";
import { float32, makeTensor, randomStream, sizeOf, type Tensor, toFloat32 } from "../tensor/index.ts";
import { createSampler } from "./create-sampler.ts";
import { applyGuidance } from "./guidance.ts";
import type { SamplerKind, SchedulerConfig } from "./scheduler-config.ts";

/** What identifies an image: with the seed it fixes the initial noise, whatever batch the image is made in. */
export interface ImageKey {
  readonly concept: string;
  readonly prompt: string;
  readonly sample: number;
}

export interface TextToImageRequest {
  readonly scheduler: SchedulerConfig;
  readonly sampler?: SamplerKind;
  readonly steps: number;
  /** 1 or less switches guidance off (one U-Net row per image instead of two). */
  readonly guidanceScale: number;
  readonly latentShape: readonly [channels: number, height: number, width: number];
  readonly seed: number;
  readonly images: readonly ImageKey[];
  /** [B, ...] per image, in the order of `images`. */
  readonly condition: Condition;
  /** [B, ...] or [1, ...] (repeated); needed when guided. */
  readonly unconditional?: Condition;
  readonly denoise: Denoiser;
  /** Standard-normal latents [B, ...latentShape] to begin from instead of the keyed ones. */
  readonly latents?: Tensor;
  readonly signal?: AbortSignal;
  /** Called after every denoiser call. */
  readonly onStep?: (done: number, total: number) => void;
}

/** Standard-normal latents [B, ...shape]; each image's numbers depend on its key and the seed alone. */
export function initialLatents(seed: number, images: readonly ImageKey[], shape: readonly number[]): Tensor {
  const size = sizeOf(shape);
  const out = float32([images.length, ...shape]);
  images.forEach((image, index) => {
    (out.data as Float32Array).set(
      randomStream({ seed, purpose: "latents", ...image }).normal(size),
      index * size,
    );
  });
  return out;
}

/** Joins two conditions along the image axis; a part of one row is repeated for every image. */
function stackConditions(first: Condition, second: Condition, batch: number): Condition {
  return Object.fromEntries(
    Object.entries(second).map(([name, tensor]) => {
      const other = first[name];
      if (!other) throw AppError.badInput("unconditional", Object.keys(first), `an entry for "${name}"`);
      const rows = [other, tensor].map((t) => {
        if (t.dims[0] === batch) return toFloat32(t);
        if (t.dims[0] !== 1)
          throw AppError.badInput(`condition ${name}`, t.dims, `[${batch}, ...] or [1, ...]`);
        const row = toFloat32(t);
        return Float32Array.from({ length: row.length * batch }, (_, i) => row[i % row.length]!);
      });
      const joined = new Float32Array(rows[0]!.length + rows[1]!.length);
      joined.set(rows[0]!);
      joined.set(rows[1]!, rows[0]!.length);
      return [name, makeTensor("float32", [2 * batch, ...tensor.dims.slice(1)], joined)];
    }),
  );
}

function repeatRows(latents: Float32Array): Float32Array {
  const out = new Float32Array(latents.length * 2);
  out.set(latents);
  out.set(latents, latents.length);
  return out;
}

/** Throws CANCELLED once the signal has fired. */
function stopIfCancelled(signal: AbortSignal | undefined, call: number): void {
  if (signal?.aborted)
    throw new AppError("CANCELLED", `Generation was cancelled before denoising call ${call + 1}.`, {
      cause: signal.reason,
    });
}

/**
 * Denoises one batch from keyed noise to clean latents [B, C, H, W] (to be decoded by the VAE).
 * Cancellation is seen between denoiser calls; a prediction that is not finite throws DIVERGED with the step.
 */
export async function generateLatents(request: TextToImageRequest): Promise<Tensor> {
  const { images, latentShape, guidanceScale, signal } = request;
  const batch = images.length;
  const dims = [batch, ...latentShape];
  const guided = guidanceScale > 1;
  if (guided && !request.unconditional)
    throw AppError.badInput("unconditional", undefined, "a condition, since guidanceScale is over 1");
  const condition = guided
    ? stackConditions(request.unconditional!, request.condition, batch)
    : request.condition;
  const sampler = createSampler(request.scheduler, request.steps, request.sampler);
  const noise = request.latents ?? initialLatents(request.seed, images, latentShape);
  if (noise.dims.join() !== dims.join()) throw AppError.badInput("latents dims", noise.dims, `[${dims}]`);
  let latents: Float32Array = toFloat32(noise).map((x) => x * sampler.initNoiseSigma);
  for (const [call, timestep] of sampler.timesteps.entries()) {
    stopIfCancelled(signal, call);
    const scaled = sampler.scaleInput(latents, call);
    const feed = guided ? float32([2 * batch, ...latentShape], repeatRows(scaled)) : float32(dims, scaled);
    const output = toFloat32(await request.denoise(feed, timestep, condition));
    if (!Number.isFinite(output[0]) || !output.every(Number.isFinite))
      throw new AppError("DIVERGED", `The noise prediction is not finite at timestep ${timestep}.`, {
        hint: "Use an earlier checkpoint or a smaller learning rate; half-precision models may need float32.",
      });
    latents = sampler.step(guided ? applyGuidance(output, guidanceScale) : output, call, latents);
    request.onStep?.(call + 1, sampler.timesteps.length);
  }
  return float32(dims, latents);
}
