export { artifacts, type OpenWorld, openWorld, readWorld, worldVariable } from "./open-world.ts";
export { invite } from "./people.ts";
export { createExperiment, type SeededExperiment, seedWorld, type World, waitFor } from "./seed-world.ts";
export { signIn } from "./sign-in.ts";
export { divergingSettings, tinySettings } from "./tiny-settings.ts";
