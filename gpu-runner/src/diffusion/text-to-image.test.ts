import { describe, expect, it } from "vitest";
import { float32, toFloat32 } from "../tensor/index.ts";
import {
  applyGuidance,
  type Denoiser,
  generateLatents,
  initialLatents,
  parseSchedulerConfig,
  type TextToImageRequest,
} from "./index.ts";

const shape = [2, 3, 3] as const;
const keys = ["in the snow", "in the jungle", "on the beach"].flatMap((prompt) =>
  [0, 1].map((sample) => ({ concept: "dog", prompt, sample })),
);

/** Row-wise stand-in U-Net: its output depends on the latents, the timestep and the row's own condition. */
const denoise: Denoiser = async (latents, timestep, condition) => {
  const rows = latents.dims[0]!;
  const data = toFloat32(latents);
  const text = toFloat32(condition.encoder_hidden_states!);
  const size = data.length / rows;
  return float32(
    latents.dims,
    data.map((x, i) => Math.tanh(0.5 * x + text[Math.floor(i / size)]! - timestep / 1000)),
  );
};

function request(
  images: TextToImageRequest["images"],
  more: Partial<TextToImageRequest> = {},
): TextToImageRequest {
  return {
    scheduler: parseSchedulerConfig({ _class_name: "DDIMScheduler" }),
    steps: 5,
    guidanceScale: 4,
    latentShape: shape,
    seed: 7,
    images,
    condition: {
      encoder_hidden_states: float32(
        [images.length, 1],
        images.map((image) => image.prompt.length / 10),
      ),
    },
    unconditional: { encoder_hidden_states: float32([1, 1], [0.1]) },
    denoise,
    ...more,
  };
}

describe("initial latents", () => {
  it("depend on the image's key only, never on its batch", () => {
    const together = toFloat32(initialLatents(7, keys, shape));
    const alone = toFloat32(initialLatents(7, [keys[4]!], shape));
    expect(together.slice(4 * 18, 5 * 18)).toEqual(alone);
    expect(toFloat32(initialLatents(8, [keys[4]!], shape))).not.toEqual(alone);
    expect(new Set(keys.map((k) => toFloat32(initialLatents(7, [k], shape))[0])).size).toBe(keys.length);
  });
});

describe("generateLatents", () => {
  it("gives the same image in any batch", async () => {
    const all = toFloat32(await generateLatents(request(keys)));
    for (const [index, key] of keys.entries()) {
      const one = toFloat32(await generateLatents(request([key])));
      expect(all.slice(index * 18, (index + 1) * 18)).toEqual(one);
    }
  });

  it("equals the unguided run when both conditions agree", async () => {
    const same = { encoder_hidden_states: float32([1, 1], [0.3]) };
    const guided = await generateLatents(request([keys[0]!], { condition: same, unconditional: same }));
    const plain = await generateLatents(request([keys[0]!], { condition: same, guidanceScale: 1 }));
    toFloat32(plain).forEach((value, i) => {
      expect(toFloat32(guided)[i]).toBeCloseTo(value, 5);
    });
  });

  it("mixes the unconditional half first", () => {
    // u + s (c - u), u = [1, 2], c = [2, 0], s = 3
    expect([...applyGuidance(Float32Array.of(1, 2, 2, 0), 3)]).toEqual([4, -4]);
  });

  it("stops between denoising calls when cancelled", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const run = generateLatents(
      request(keys, {
        signal: controller.signal,
        onStep: (done) => {
          seen.push(done);
          if (done === 2) controller.abort();
        },
      }),
    );
    await expect(run).rejects.toMatchObject({ code: "CANCELLED" });
    expect(seen).toEqual([1, 2]);
  });

  it("reports a diverged network and a missing null condition", async () => {
    const broken: Denoiser = async (latents) => float32(latents.dims, toFloat32(latents).fill(Number.NaN));
    await expect(generateLatents(request(keys, { denoise: broken }))).rejects.toMatchObject({
      code: "DIVERGED",
    });
    const { unconditional: _, ...without } = request(keys);
    await expect(generateLatents(without)).rejects.toThrow(/unconditional/);
  });
});
