import { AppError } from "@dreambooth-dpo/db/contract";
import { float32, type Tensor } from "../../tensor/index.ts";
import { runDeclared } from "./feed-declared.ts";
import type { Network } from "./graph-runner.ts";

/** Text conditioning by U-Net input name (encoder_hidden_states, text_embeds, time_ids), first axis = image. */
export type Condition = Readonly<Record<string, Tensor>>;

/** One U-Net evaluation: latents [B, C, H, W] at one timestep -> prediction [B, C, H, W]. */
export type Denoiser = (latents: Tensor, timestep: number, condition: Condition) => Promise<Tensor>;

/**
 * The timestep input as a U-Net declares it: a scalar or [1] (optimum's exports; all images share the timestep) or one
 * per image. Throws BAD_INPUT when images differ and the U-Net takes one.
 */
export function timestepFeed(inputs: Network["inputs"], timesteps: readonly number[]): Tensor {
  const input = inputs.find((i) => i.name === "timestep");
  if (!input)
    throw new AppError("UNSUPPORTED", 'The U-Net declares no input "timestep".', { field: "timestep" });
  const batch = inputs.find((i) => i.name === "sample")?.dims[0];
  const [length] = input.dims;
  // A symbolic length is the batch only if it is the sample's own symbol ("steps" in old exports means one).
  const perImage =
    input.dims.length === 1 && length !== 1 && (typeof length === "number" || length === batch);
  if (perImage) return float32([timesteps.length], timesteps);
  if (timesteps.some((t) => t !== timesteps[0]))
    throw AppError.badInput(
      "timesteps",
      timesteps,
      "one timestep for the whole batch, as this U-Net takes only one",
    );
  return float32(input.dims.length === 0 ? [] : [1], [timesteps[0]!]);
}

/** Wraps a U-Net as a denoiser; inputs it does not declare are left out. */
export function createDenoiser(unet: Network): Denoiser {
  const output = unet.outputs[0]?.name ?? "out_sample";
  return async (latents, timestep, condition) => {
    const rows = new Array<number>(latents.dims[0]!).fill(timestep);
    const feeds = { ...condition, sample: latents, timestep: timestepFeed(unet.inputs, rows) };
    return (await runDeclared(unet, feeds, [output]))[output]!;
  };
}
