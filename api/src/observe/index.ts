export { type Environment, readEnvironment } from "./environment.ts";
export { type Logger, openLog } from "./log.ts";
export { maskedErrors } from "./masked-errors.ts";
export { type Metrics, openMetrics } from "./metrics.ts";
export { sendError } from "./send-error.ts";
export { noteStatement, startTraces, traced } from "./traces.ts";
