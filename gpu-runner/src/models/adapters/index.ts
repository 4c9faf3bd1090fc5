export type { AdaptedModel, AdapterConfig } from "./adapter.ts";
export { applyAdapter } from "./apply-adapter.ts";
export { findWeights, type Weight } from "./find-weights.ts";
