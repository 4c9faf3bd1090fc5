export { type RunningServer, startServer } from "./start-server.ts";
export type { Timing } from "./timing.ts";
