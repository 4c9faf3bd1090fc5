import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { Tokenizer as BytePairTokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { readJsonFile } from "../read-json-file.ts";
import { padTokens } from "./pad-tokens.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { readTokenizerConfig } from "./tokenizer-config.ts";

const vocabularyFile = z.record(z.string(), z.number().int());

// transformers' CLIPTokenizer: NFC, runs of white space to one space, lower case; words, single digits, symbols.
const wordPattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`;

function readMerges(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new AppError("NOT_FOUND", `The model pack lacks the file "${path}".`, { field: path, cause });
  }
  return text.split("\n").filter((line) => line.trim() && !line.startsWith("#version"));
}

/** Opens the byte-pair tokenizer of CLIP from a folder with vocab.json and merges.txt (as diffusers lays it out). */
export function openClipTokenizer(folder: string): Tokenizer {
  const path = join(folder, "vocab.json");
  const parsed = vocabularyFile.safeParse(readJsonFile(path));
  if (!parsed.success)
    throw new AppError("CORRUPT", `"${path}" is not a vocabulary (an object of token: id).`, { field: path });
  const vocabulary = new Map(Object.entries(parsed.data));
  const config = readTokenizerConfig(folder);
  const idOf = (token: string): number => {
    const id = vocabulary.get(token);
    if (id === undefined)
      throw new AppError("CORRUPT", `"${path}" lacks the token "${token}".`, { field: path, value: token });
    return id;
  };
  const special = {
    length: config.length,
    beginId: idOf(config.begin),
    endId: idOf(config.end),
    padId: idOf(config.pad),
  };
  const bytePairs = new BytePairTokenizer(
    {
      // The padding token too: SD2's "!" therefore splits words wherever it stands, as it does in transformers.
      added_tokens: [...new Set([config.begin, config.end, config.pad])].map((content) => ({
        id: idOf(content),
        content,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      })),
      normalizer: {
        type: "Sequence",
        normalizers: [
          { type: "NFC" },
          { type: "Replace", pattern: { Regex: "\\s+" }, content: " " },
          { type: "Lowercase" },
        ],
      },
      pre_tokenizer: {
        type: "Sequence",
        pretokenizers: [
          { type: "Split", pattern: { Regex: wordPattern }, behavior: "Removed", invert: true },
          { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
        ],
      },
      model: {
        type: "BPE",
        vocab: parsed.data,
        merges: readMerges(join(folder, "merges.txt")),
        continuing_subword_prefix: "",
        end_of_word_suffix: "</w>",
        unk_token: config.unknown,
        fuse_unk: false,
      },
      post_processor: null,
      decoder: null,
    },
    {},
  );
  const tokenIds = (text: string) => bytePairs.encode(text, { add_special_tokens: false }).ids;
  return {
    ...special,
    vocabularySize: vocabulary.size,
    tokenIds,
    encode: (texts) => padTokens(texts.map(tokenIds), special),
  };
}
