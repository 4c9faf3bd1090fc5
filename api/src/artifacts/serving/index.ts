export { type ContentCheck, contentCheck } from "./check-content.ts";
export { requireKey } from "./require-key.ts";
export { serveCheckpoint } from "./serve-checkpoint.ts";
export { serveImage } from "./serve-image.ts";
export { serveManifest } from "./serve-manifest.ts";
