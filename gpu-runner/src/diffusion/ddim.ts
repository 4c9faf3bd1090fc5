import { alphaCumprodAt } from "./noise-schedule.ts";
import {
  leadingTimesteps,
  previousAlphaCumprod,
  type Sampler,
  type SamplerTables,
  stepRatio,
} from "./sampler.ts";

/** DDIM with eta = 0 (Song et al. 2021, eq. 12; METHOD section 3). */
export function createDdimSampler(tables: SamplerTables): Sampler {
  const timesteps = leadingTimesteps(tables);
  const ratio = stepRatio(tables);
  const velocity = tables.config.predictionType === "v_prediction";
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleInput: (latents) => latents,
    step: (prediction, call, latents) => {
      const timestep = timesteps[call]!;
      const alpha = alphaCumprodAt(tables.schedule, timestep);
      const previous = previousAlphaCumprod(tables, timestep - ratio);
      const [a, b, c, d] = [alpha, 1 - alpha, previous, 1 - previous].map(Math.sqrt) as [
        number,
        number,
        number,
        number,
      ];
      const out = new Float32Array(latents.length);
      for (let i = 0; i < out.length; i++) {
        const x = latents[i]!;
        const p = prediction[i]!;
        const cleaned = velocity ? a * x - b * p : (x - b * p) / a;
        const noise = velocity ? a * p + b * x : p;
        out[i] = c * cleaned + d * noise;
      }
      return out;
    },
  };
}
