import { alphaCumprodAt } from "./noise-schedule.ts";
import { leadingTimesteps, type Sampler, type SamplerTables } from "./sampler.ts";

/** Euler's method in sigma = sqrt((1 - acp) / acp), last sigma 0 (Karras et al. 2022; METHOD section 3). */
export function createEulerSampler(tables: SamplerTables): Sampler {
  const timesteps = leadingTimesteps(tables);
  const sigmas = timesteps.map((t) => {
    const alpha = alphaCumprodAt(tables.schedule, t);
    return Math.sqrt((1 - alpha) / alpha);
  });
  sigmas.push(0);
  const velocity = tables.config.predictionType === "v_prediction";
  return {
    timesteps,
    // With leading spacing the first sigma is not the largest of training, so the norm is that of x_t itself.
    initNoiseSigma: Math.sqrt(sigmas[0]! ** 2 + 1),
    scaleInput: (latents, call) => {
      const scale = 1 / Math.sqrt(sigmas[call]! ** 2 + 1);
      return latents.map((x) => x * scale);
    },
    step: (prediction, call, latents) => {
      const sigma = sigmas[call]!;
      const change = sigmas[call + 1]! - sigma;
      const norm = Math.sqrt(sigma ** 2 + 1);
      const out = new Float32Array(latents.length);
      for (let i = 0; i < out.length; i++) {
        const x = latents[i]!;
        const p = prediction[i]!;
        const noise = velocity ? (x - (x / norm ** 2 - (sigma / norm) * p)) / sigma : p;
        out[i] = x + change * noise;
      }
      return out;
    },
  };
}
