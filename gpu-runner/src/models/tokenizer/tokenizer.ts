import type { Tensor } from "../../tensor/index.ts";

/** Text to token ids of fixed length: begin, words, end, padding, as the text encoder was trained on. */
export interface Tokenizer {
  /** Tokens per text, begin and end included (77 for CLIP). */
  readonly length: number;
  readonly vocabularySize: number;
  readonly endId: number;
  readonly padId: number;
  /** int64 [B, length]; longer texts are cut before the end token. */
  encode(texts: readonly string[]): Tensor;
  /** Token ids of one text without begin, end and padding; says how long a prompt really is. */
  tokenIds(text: string): number[];
}
