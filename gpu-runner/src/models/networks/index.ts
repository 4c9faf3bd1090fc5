export { type ClipEncoder, createClipEncoder, normaliseRows } from "./clip.ts";
export { type Condition, createDenoiser, type Denoiser, timestepFeed } from "./denoiser.ts";
export type { GraphRunner, Network } from "./graph-runner.ts";
export { createTextConditioner, type TextConditioner } from "./text-condition.ts";
export { decodeLatents, encodeImages, encodePosterior, type LatentPosterior } from "./vae.ts";
