export { type JobHandler, openQueue, type Queue, type QueueOptions } from "./queue.ts";
