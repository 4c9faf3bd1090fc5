export {
  type AdaptedModel,
  type AdapterConfig,
  applyAdapter,
  findWeights,
  loraTargets,
  type Weight,
} from "./adapters/index.ts";
export { openTokenizer, splitWords, type Tokenizer, wordTokenizerFiles } from "./tokenizer/index.ts";
