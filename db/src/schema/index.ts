export * from "./concepts.ts";
export * from "./evaluations.ts";
export * from "./experiments.ts";
export * from "./images.ts";
export * from "./metrics.ts";
export * from "./models.ts";
export * from "./stages.ts";
