export {
  type AdaptedModel,
  type AdapterConfig,
  applyAdapter,
  findWeights,
  type Weight,
} from "./adapters/index.ts";
export {
  type ImagePreprocessing,
  type ResizeFilter,
  type RgbImage,
  toImageBatch,
  toRgbImages,
} from "./images/index.ts";
export {
  type ClipEncoder,
  type Condition,
  createDenoiser,
  createTextConditioner,
  type Denoiser,
  decodeLatents,
  encodeImages,
  encodePosterior,
  type GraphRunner,
  type LatentPosterior,
  type Network,
  normaliseRows,
  type TextConditioner,
  timestepFeed,
} from "./networks/index.ts";
export { type OpenNetwork, openClip, openNetwork } from "./open-networks.ts";
export {
  type ComponentName,
  type DiffusionPack,
  hashPack,
  openDiffusionPack,
  openScoringPack,
  type ScoringPack,
} from "./pack/index.ts";
export { openTokenizer, type Tokenizer, wordTokenizerFiles } from "./tokenizer/index.ts";
