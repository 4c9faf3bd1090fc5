export { artifacts, type OpenWorld, openWorld, readWorld, worldVariable } from "./open-world.ts";
export { invite } from "./people.ts";
export { signIn } from "./sign-in.ts";
