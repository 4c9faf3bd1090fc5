export { processorTime } from "./processor-time.ts";
export { residentMemory } from "./resident-memory.ts";
export { connections, startApi } from "./start-api.ts";
export { startPostgraphile } from "./start-postgraphile.ts";
export type { ServerProcess } from "./start-process.ts";
