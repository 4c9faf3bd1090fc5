export { countRows } from "./count-rows.ts";
export {
  experimentsOf,
  type PlannedExperiment,
  type PlannedRun,
  type PlannedStage,
} from "./plan-experiment.ts";
export { type Seeded, seedUnits } from "./seed-units.ts";
export { unitsAtFullScale } from "./sizes.ts";
