export {
  buildTextEncoder,
  buildTextTower,
  buildUnet,
  buildVaeDecoder,
  buildVaeEncoder,
  buildVisionTower,
  type LatentStatistics,
} from "./build-networks.ts";
export { encodeScenes, latentStatistics, normaliseLatents } from "./encode-scenes.ts";
export { schedulerConfig, type Towers, tokenizerFiles, writePack } from "./write-pack.ts";
