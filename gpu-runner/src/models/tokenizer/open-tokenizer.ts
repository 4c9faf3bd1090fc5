import { existsSync } from "node:fs";
import { join } from "node:path";
import { openClipTokenizer } from "./clip-tokenizer.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { openWordTokenizer } from "./word-tokenizer.ts";

/** Opens a tokenizer folder: CLIP's byte pairs when vocab.json is there, else the word-level tokenizer.json. */
export function openTokenizer(folder: string): Tokenizer {
  return existsSync(join(folder, "vocab.json")) || !existsSync(join(folder, "tokenizer.json"))
    ? openClipTokenizer(folder)
    : openWordTokenizer(folder);
}
