export { type JobHandler, type JobOptions, openQueue, type Queue, type QueueOptions } from "./queue.ts";
