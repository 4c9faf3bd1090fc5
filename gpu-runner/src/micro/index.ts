export { type BuildOptions, type BuildProgress, buildMicroPack } from "./build-micro-pack.ts";
