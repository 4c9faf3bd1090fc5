export type { LoadResult, Target } from "./load-job.ts";
export { type LoadGenerator, openLoad } from "./open-load.ts";
