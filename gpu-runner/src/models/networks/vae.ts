import { AppError } from "@dreambooth-dpo/db/contract";
import { float32, type Tensor, toFloat32 } from "../../tensor/index.ts";
import { runDeclared } from "./feed-declared.ts";
import type { Network } from "./graph-runner.ts";

/** The VAE's posterior over the latents of images, scaled for the U-Net: a draw is mean + deviation * noise. */
export interface LatentPosterior {
  /** [B, C, h, w]. */
  readonly mean: Tensor;
  /** [B, C, h, w]; zeros for an encoder that draws by itself (old exports with the output latent_sample). */
  readonly deviation: Tensor;
}

/** Encodes images [B, 3, H, W] in [0, 1]; the deviation is exp(clamp(logvar, -30, 20) / 2). */
export async function encodePosterior(
  encoder: Network,
  scalingFactor: number,
  images: Tensor,
): Promise<LatentPosterior> {
  const sample = float32(
    images.dims,
    toFloat32(images).map((x) => 2 * x - 1),
  );
  const results = await runDeclared(encoder, { sample, pixel_values: sample });
  const parameters = results.latent_parameters;
  const drawn = results.latent_sample;
  if (!parameters && drawn) {
    const mean = toFloat32(drawn).map((x) => x * scalingFactor);
    return { mean: float32(drawn.dims, mean), deviation: float32(drawn.dims) };
  }
  if (!parameters)
    throw new AppError(
      "UNSUPPORTED",
      'The VAE encoder has neither output "latent_parameters" nor "latent_sample".',
    );
  const [batch = 0, doubled = 0, height = 0, width = 0] = parameters.dims;
  const size = (doubled / 2) * height * width;
  const values = toFloat32(parameters);
  const mean = new Float32Array(batch * size);
  const deviation = new Float32Array(batch * size);
  for (let image = 0; image < batch; image++)
    for (let i = 0; i < size; i++) {
      const logVariance = Math.min(20, Math.max(-30, values[(2 * image + 1) * size + i]!));
      mean[image * size + i] = scalingFactor * values[2 * image * size + i]!;
      deviation[image * size + i] = scalingFactor * Math.exp(logVariance / 2);
    }
  const dims = [batch, doubled / 2, height, width];
  return { mean: float32(dims, mean), deviation: float32(dims, deviation) };
}

/**
 * Encodes images [B, 3, H, W] in [0, 1] to latents [B, C, h, w], scaled for the U-Net: a draw of the posterior with `noise`
 * (of the latents' length), or its mean without.
 */
export async function encodeImages(
  encoder: Network,
  scalingFactor: number,
  images: Tensor,
  noise?: Float32Array,
): Promise<Tensor> {
  const { mean, deviation } = await encodePosterior(encoder, scalingFactor, images);
  if (!noise) return mean;
  const spread = toFloat32(deviation);
  return float32(
    mean.dims,
    toFloat32(mean).map((x, i) => x + spread[i]! * noise[i]!),
  );
}

/** Decodes latents to images [B, 3, H, W] in [0, 1]. */
export async function decodeLatents(
  decoder: Network,
  scalingFactor: number,
  latents: Tensor,
): Promise<Tensor> {
  const latent = float32(
    latents.dims,
    toFloat32(latents).map((x) => x / scalingFactor),
  );
  const output = decoder.outputs[0]?.name ?? "sample";
  const sample = (await runDeclared(decoder, { latent_sample: latent }, [output]))[output]!;
  return float32(
    sample.dims,
    toFloat32(sample).map((x) => Math.min(1, Math.max(0, x / 2 + 0.5))),
  );
}
