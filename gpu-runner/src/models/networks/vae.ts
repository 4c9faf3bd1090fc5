import { AppError } from "@dreambooth-dpo/db/contract";
import { float32, type Tensor, toFloat32 } from "../../tensor/index.ts";
import { runDeclared } from "./feed-declared.ts";
import type { Network } from "./graph-runner.ts";

/**
 * Encodes images [B, 3, H, W] in [0, 1] to latents [B, C, h, w], scaled for the U-Net: mean + exp(clamp(logvar, -30, 20) / 2)
 * noise. `noise` has the latents' length; without it the mean is taken.
 */
export async function encodeImages(
  encoder: Network,
  scalingFactor: number,
  images: Tensor,
  noise?: Float32Array,
): Promise<Tensor> {
  const sample = float32(
    images.dims,
    toFloat32(images).map((x) => 2 * x - 1),
  );
  const results = await runDeclared(encoder, { sample, pixel_values: sample });
  const parameters = results.latent_parameters;
  const drawn = results.latent_sample;
  if (!parameters && drawn)
    return float32(
      drawn.dims,
      toFloat32(drawn).map((x) => x * scalingFactor),
    );
  if (!parameters)
    throw new AppError(
      "UNSUPPORTED",
      'The VAE encoder has neither output "latent_parameters" nor "latent_sample".',
    );
  const [batch = 0, doubled = 0, height = 0, width = 0] = parameters.dims;
  const size = (doubled / 2) * height * width;
  const values = toFloat32(parameters);
  const out = new Float32Array(batch * size);
  for (let image = 0; image < batch; image++)
    for (let i = 0; i < size; i++) {
      const at = image * size + i;
      const mean = values[2 * image * size + i]!;
      const logVariance = Math.min(20, Math.max(-30, values[(2 * image + 1) * size + i]!));
      out[at] = scalingFactor * (mean + (noise ? Math.exp(logVariance / 2) * noise[at]! : 0));
    }
  return float32([batch, doubled / 2, height, width], out);
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
