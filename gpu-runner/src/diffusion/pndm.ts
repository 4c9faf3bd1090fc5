import { alphaCumprodAt } from "./noise-schedule.ts";
import {
  leadingTimesteps,
  previousAlphaCumprod,
  type Sampler,
  type SamplerTables,
  stepRatio,
} from "./sampler.ts";

// Adams-Bashforth weights of the newest, second, third and fourth newest prediction.
const multistepWeights = [
  [1],
  [3 / 2, -1 / 2],
  [23 / 12, -16 / 12, 5 / 12],
  [55 / 24, -59 / 24, 37 / 24, -9 / 24],
];

function blend(predictions: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const out = new Float32Array(predictions[0]!.length);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * predictions[k]![i]!;
    out[i] = sum;
  }
  return out;
}

/**
 * PNDM without Runge-Kutta warm-up (skip_prk_steps), i.e. PLMS (Liu et al. 2022). It makes steps + 1 calls:
 * the second call refines the first step from the saved latents and is not remembered (METHOD section 3).
 */
export function createPndmSampler(tables: SamplerTables): Sampler {
  const plain = leadingTimesteps(tables);
  // The second timestep occurs twice; a single step has no second one and stays a single call.
  const timesteps = plain.length > 1 ? [plain[0]!, plain[1]!, ...plain.slice(1)] : plain;
  const ratio = stepRatio(tables);
  const velocity = tables.config.predictionType === "v_prediction";
  let history: Float32Array[] = [];
  let saved: Float32Array | undefined;

  const transfer = (
    latents: Float32Array,
    prediction: Float32Array,
    from: number,
    to: number,
  ): Float32Array => {
    const alpha = alphaCumprodAt(tables.schedule, from);
    const previous = previousAlphaCumprod(tables, to);
    const scale = Math.sqrt(previous / alpha);
    const denominator = alpha * Math.sqrt(1 - previous) + Math.sqrt(alpha * (1 - alpha) * previous);
    const [a, b] = [Math.sqrt(alpha), Math.sqrt(1 - alpha)];
    const out = new Float32Array(latents.length);
    for (let i = 0; i < out.length; i++) {
      const noise = velocity ? a * prediction[i]! + b * latents[i]! : prediction[i]!;
      out[i] = scale * latents[i]! - ((previous - alpha) * noise) / denominator;
    }
    return out;
  };

  return {
    timesteps,
    initNoiseSigma: 1,
    scaleInput: (latents) => latents,
    step: (prediction, call, latents) => {
      const timestep = timesteps[call]!;
      if (call === 1) {
        const mean = blend([prediction, history[0]!], [0.5, 0.5]);
        return transfer(saved!, mean, timestep + ratio, timestep);
      }
      if (call === 0) {
        history = [];
        saved = latents;
      }
      history = [prediction, ...history].slice(0, 4);
      return transfer(
        latents,
        blend(history, multistepWeights[history.length - 1]!),
        timestep,
        timestep - ratio,
      );
    },
  };
}
