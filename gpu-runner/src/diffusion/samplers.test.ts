import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addNoise,
  buildNoiseSchedule,
  createSampler,
  minSnrWeight,
  type PredictionType,
  parseSchedulerConfig,
  predictionTarget,
  type SamplerKind,
} from "./index.ts";

interface Fixture {
  initial: number[];
  runs: {
    kind: SamplerKind;
    prediction: PredictionType;
    steps: number;
    timesteps: number[];
    initNoiseSigma: number;
    latents: number[];
  }[];
  alphasCumprod: Record<string, number>;
  forward: { noise: number[]; timesteps: number[]; noisy: number[]; velocity: number[] };
}

// reference/samplers.py, diffusers' own schedulers over the same stand-in network
const golden = JSON.parse(
  readFileSync(new URL("../../fixtures/samplers.json", import.meta.url), "utf8"),
) as Fixture;

const stableDiffusion = {
  _class_name: "PNDMScheduler",
  num_train_timesteps: 1000,
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: "scaled_linear",
  steps_offset: 1,
  skip_prk_steps: true,
  set_alpha_to_one: false,
  clip_sample: false,
  trained_betas: null,
};
const config = parseSchedulerConfig(stableDiffusion);
const schedule = buildNoiseSchedule(config);
const initial = Float32Array.from(golden.initial);

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value)), `element ${i}`).toBeLessThan(
      tolerance,
    );
  });
}

describe("noise schedule", () => {
  it("has the tables of Stable Diffusion", () => {
    // linspace(sqrt(.00085), sqrt(.012), 1000)**2, cumprod(1 - beta) at 0 and 999
    expect(schedule.alphasCumprod[0]).toBeCloseTo(0.99915, 6);
    expect(schedule.alphasCumprod[999]).toBeCloseTo(0.0046601, 7);
    for (const [t, value] of Object.entries(golden.alphasCumprod))
      expect(schedule.alphasCumprod[Number(t)]! / value, `timestep ${t}`).toBeCloseTo(1, 4);
  });

  it("adds noise and forms the velocity target as DDPMScheduler does", () => {
    const { timesteps } = golden.forward;
    const noise = Float32Array.from(golden.forward.noise);
    expectClose(addNoise(schedule, initial, noise, timesteps), golden.forward.noisy, 2e-5);
    expectClose(
      predictionTarget(schedule, "v_prediction", initial, noise, timesteps),
      golden.forward.velocity,
      2e-5,
    );
    expect(predictionTarget(schedule, "epsilon", initial, noise, timesteps)).toBe(noise);
  });

  it("recovers x_0 and the noise from x_t and v", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.float({ min: -3, max: 3, noNaN: true }), (t, x0) => {
        const clean = Float32Array.of(x0);
        const noise = Float32Array.of(0.7);
        const noisy = addNoise(schedule, clean, noise, [t])[0]!;
        const velocity = predictionTarget(schedule, "v_prediction", clean, noise, [t])[0]!;
        const alpha = schedule.alphasCumprod[t]!;
        const a = Math.sqrt(alpha);
        const b = Math.sqrt(1 - alpha);
        expect(a * noisy - b * velocity).toBeCloseTo(clean[0]!, 5);
        expect(a * velocity + b * noisy).toBeCloseTo(0.7, 5);
      }),
    );
  });

  it("weights by min-SNR", () => {
    const snr = schedule.alphasCumprod[10]! / (1 - schedule.alphasCumprod[10]!);
    expect(minSnrWeight(schedule, 10, 5)).toBeCloseTo(5 / snr, 6);
    expect(minSnrWeight(schedule, 999, 5)).toBe(1);
    expect(minSnrWeight(schedule, 10, 5, "v_prediction")).toBeCloseTo(5 / (snr + 1), 6);
  });

  it("refuses a timestep outside the table and a batch that does not divide", () => {
    expect(() => addNoise(schedule, initial, initial, [1000])).toThrow(/timestep is 1000/);
    expect(() => addNoise(schedule, initial, initial, [1, 2, 3])).toThrow(/timesteps is 3/);
  });
});

describe("samplers", () => {
  for (const run of golden.runs)
    it(`${run.kind} ${run.prediction} ${run.steps} steps agrees with diffusers`, () => {
      const sampler = createSampler({ ...config, predictionType: run.prediction }, run.steps, run.kind);
      expect(sampler.timesteps).toEqual(run.timesteps);
      expect(sampler.initNoiseSigma / run.initNoiseSigma).toBeCloseTo(1, 5);
      let latents: Float32Array = initial.map((x) => x * sampler.initNoiseSigma);
      sampler.timesteps.forEach((t, call) => {
        const prediction = sampler.scaleInput(latents, call).map((x) => Math.tanh(0.7 * x + t / 1000 - 0.4));
        latents = sampler.step(prediction, call, latents);
      });
      // float32 rounding along the run; diffusers also sums its table in float32
      expectClose(latents, run.latents, 2e-4);
    });

  it("has the exact first numbers of the method", () => {
    expect(createSampler(config, 50).timesteps.slice(0, 4)).toEqual([981, 961, 961, 941]);
    expect(createSampler(config, 50).timesteps).toHaveLength(51);
    // sqrt(sigma_981**2 + 1), sigma_981 = 13.12041
    expect(createSampler(config, 50, "euler").initNoiseSigma).toBeCloseTo(13.15846, 4);
  });

  it("names what it cannot do", () => {
    expect(() => parseSchedulerConfig({ ...stableDiffusion, timestep_spacing: "trailing" })).toThrow(
      /timestep_spacing/,
    );
    expect(() => parseSchedulerConfig({ ...stableDiffusion, prediction_type: "sample" })).toThrow(
      /prediction_type/,
    );
    expect(() => parseSchedulerConfig({ ...stableDiffusion, _class_name: "LCMScheduler" })).toThrow(
      /LCMScheduler/,
    );
    expect(() => createSampler(config, 0)).toThrow(/steps is 0/);
    expect(() => createSampler(config, 1001)).toThrow(/steps is 1001/);
  });
});
