export { type Executed, openWorld, type World } from "./open-world.ts";
export { lossAt, steps } from "./seed-experiment.ts";
export { prompts, samples, scoreOf } from "./seeded-rows.ts";
