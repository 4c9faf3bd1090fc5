export { storeExperiment } from "./store-experiment.ts";
export { openTestDatabase, type TestDatabase } from "./test-database.ts";
