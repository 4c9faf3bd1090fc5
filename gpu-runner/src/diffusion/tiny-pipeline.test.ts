import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, decodeSafetensors, openDevice } from "../engine/index.ts";
import {
  type ComponentName,
  createDenoiser,
  createTextConditioner,
  decodeLatents,
  encodeImages,
  type Network,
  openDiffusionPack,
} from "../models/index.ts";
import { float32, type Tensor, toFloat32, toNumbers } from "../tensor/index.ts";
import { generateLatents, parseSchedulerConfig, samplerKinds } from "./index.ts";

// reference/tiny_sd.py: a random pipeline exported by optimum, with transformers' and diffusers' numbers for it
const folder = fileURLToPath(new URL("../../fixtures/tiny-sd", import.meta.url));
const { prompts } = JSON.parse(readFileSync(join(folder, "golden.json"), "utf8")) as { prompts: string[] };
const arrays = decodeSafetensors(readFileSync(join(folder, "golden.safetensors"))).tensors;
const array = (name: string): Tensor => arrays.get(name)!;
const pack = openDiffusionPack(folder);

let device: Device;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
});
afterAll(() => device.close());

async function open(component: ComponentName): Promise<Network> {
  const { inputs, outputs } = pack.read(component).graph;
  return { inputs, outputs, session: await device.session({ path: pack.path(component) }) };
}

function expectClose(actual: Tensor, expected: Tensor, tolerance: number): void {
  expect(actual.dims).toEqual(expected.dims);
  const scale = Math.max(...toFloat32(expected).map(Math.abs));
  const want = toFloat32(expected);
  const worst = toFloat32(actual).reduce((max, v, i) => Math.max(max, Math.abs(v - want[i]!)), 0);
  expect(worst / scale).toBeLessThan(tolerance);
}

describe("a pipeline exported by optimum", () => {
  it("encodes text as transformers does", async () => {
    expect(toNumbers(pack.tokenizers[0]!.encode(prompts))).toEqual(toNumbers(array("input_ids")));
    const conditioner = createTextConditioner(pack, [await open("text_encoder")], []);
    const { encoder_hidden_states } = await conditioner.encode(prompts);
    expectClose(encoder_hidden_states!, array("encoder_hidden_states"), 1e-4);
  });

  it("encodes and decodes images as diffusers does", async () => {
    const latents = await encodeImages(await open("vae_encoder"), 1, array("image"));
    expectClose(latents, array("latent_mean"), 1e-4);
    const decoded = array("decoded");
    const clamped = toFloat32(decoded).map((x) => Math.min(1, Math.max(0, x / 2 + 0.5)));
    expectClose(
      await decodeLatents(await open("vae_decoder"), 1, latents),
      float32(decoded.dims, clamped),
      1e-4,
    );
  });

  for (const sampler of samplerKinds)
    it(`generates the latents of diffusers with ${sampler} and guidance`, async () => {
      const unet = await open("unet");
      const conditioner = createTextConditioner(pack, [await open("text_encoder")], unet.inputs);
      const latents = await generateLatents({
        scheduler: parseSchedulerConfig(pack.schedulerConfig),
        sampler,
        steps: 5,
        guidanceScale: 7.5,
        latentShape: pack.latentShape,
        seed: 0,
        images: prompts.map((prompt) => ({ concept: "none", prompt, sample: 0 })),
        latents: array("initial_latents"),
        condition: await conditioner.encode(prompts),
        unconditional: await conditioner.encodeNothing(),
        denoise: createDenoiser(unet),
      });
      expectClose(latents, array(`generated.${sampler}`), 1e-3);
    });
});
