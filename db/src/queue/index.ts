export { type JobHandler, openQueue, type Queue } from "./queue.ts";
