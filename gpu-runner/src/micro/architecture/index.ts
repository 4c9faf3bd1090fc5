export { type ClipConfig, clipImage, clipText, contrastiveLoss } from "./clip.ts";
export { ModuleBuilder } from "./module-builder.ts";
export { predictNoise, type UnetConfig } from "./unet.ts";
export {
  decodeLatents,
  encodeImage,
  latentChannels,
  latentLogVariance,
  latentPenalty,
  reconstructionLoss,
} from "./vae.ts";
