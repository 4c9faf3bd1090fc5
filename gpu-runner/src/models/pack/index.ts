export type { ComponentName } from "./component.ts";
export { type DiffusionPack, openDiffusionPack } from "./diffusion-pack.ts";
export { hashPack } from "./hash-pack.ts";
export { openScoringPack, type ScoringPack } from "./scoring-pack.ts";
