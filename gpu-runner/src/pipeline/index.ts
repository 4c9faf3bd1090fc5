export * from "./experiment/index.ts";
export * from "./results/index.ts";
