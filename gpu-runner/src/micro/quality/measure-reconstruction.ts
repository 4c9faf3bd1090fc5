import type { Device } from "../../engine/index.ts";
import { type DiffusionPack, decodeLatents, encodeImages } from "../../models/index.ts";
import { float32, toFloat32 } from "../../tensor/index.ts";
import type { SceneSet } from "../training/index.ts";

/** Mean peak signal-to-noise ratio in dB of scenes through the autoencoder (range 1, mean over images). */
export async function measureReconstruction(
  device: Device,
  pack: DiffusionPack,
  scenes: SceneSet,
): Promise<number> {
  const [encoder, decoder] = await Promise.all(
    (["vae_encoder", "vae_decoder"] as const).map(async (name) => {
      const model = pack.read(name);
      return {
        session: await device.session(model),
        inputs: model.graph.inputs,
        outputs: model.graph.outputs,
      };
    }),
  );
  const batch = 64;
  let total = 0;
  for (let from = 0; from < scenes.count; from += batch) {
    const pixels = scenes.pixels(
      Array.from({ length: Math.min(batch, scenes.count - from) }, (_, i) => from + i),
    );
    const images = float32(
      pixels.dims,
      toFloat32(pixels).map((v) => v / 255),
    );
    const latents = await encodeImages(encoder!, pack.scalingFactor, images);
    const restored = toFloat32(await decodeLatents(decoder!, pack.scalingFactor, latents));
    const original = images.data as Float32Array;
    const size = original.length / pixels.dims[0]!;
    for (let image = 0; image < pixels.dims[0]!; image++) {
      let error = 0;
      for (let i = image * size; i < (image + 1) * size; i++) error += (original[i]! - restored[i]!) ** 2;
      total += 10 * Math.log10(size / error);
    }
  }
  return total / scenes.count;
}
