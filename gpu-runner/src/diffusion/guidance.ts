/**
 * Classifier-free guidance: uncond + scale * (cond - uncond) (Ho & Salimans 2022). `predictions` is [2B, ...] with
 * the unconditional half first; the result is [B, ...].
 */
export function applyGuidance(predictions: Float32Array, guidanceScale: number): Float32Array {
  const half = predictions.length / 2;
  const out = new Float32Array(half);
  for (let i = 0; i < half; i++) {
    const unconditional = predictions[i]!;
    out[i] = unconditional + guidanceScale * (predictions[half + i]! - unconditional);
  }
  return out;
}
