export { ImageProcess, undecodable } from "./image-process.ts";
export { imageTypeOf, imageTypes, readHead } from "./image-type.ts";
export { maximumPixels } from "./inspect-image.ts";
export { type ThumbnailFormat, thumbnailFormats } from "./make-thumbnail.ts";
export { removeStale } from "./remove-stale.ts";
export { ThumbnailCache } from "./thumbnail-cache.ts";
