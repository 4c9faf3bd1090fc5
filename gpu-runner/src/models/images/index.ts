export { toImageBatch, toRgbImages } from "./convert.ts";
export { type ImagePreprocessing, parseImagePreprocessing, preprocessImages } from "./preprocess.ts";
export { type ResizeFilter, type RgbImage, resizeImage } from "./resize.ts";
