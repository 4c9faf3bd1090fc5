export { openTokenizer } from "./open-tokenizer.ts";
export type { Tokenizer } from "./tokenizer.ts";
export { splitWords, wordTokenizerFiles } from "./word-tokenizer.ts";
