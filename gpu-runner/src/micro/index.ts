export { type BuildOptions, type BuildProgress, buildMicroPack } from "./build-micro-pack.ts";
export { writeSubjects } from "./subjects/index.ts";
