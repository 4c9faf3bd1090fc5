// Opens the world of the tests and keeps it until Ctrl-C, so that specs can be run on it again and again while they are written.
import { once } from "node:events";
import { openWorld, worldVariable } from "../src/world/index.ts";

const { file, dispose } = await openWorld();
console.log(`${worldVariable}=${file}`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await dispose();
