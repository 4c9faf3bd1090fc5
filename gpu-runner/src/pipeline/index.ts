export * from "./experiment/index.ts";
export { runnerName } from "./ledger/index.ts";
export * from "./results/index.ts";
