import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import { readJsonFile } from "../read-json-file.ts";
import { padTokens } from "./pad-tokens.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { readTokenizerConfig } from "./tokenizer-config.ts";

const file = z.object({
  model: z.object({
    type: z.literal("WordLevel"),
    vocab: z.record(z.string(), z.number().int()),
    unk_token: z.string(),
  }),
});

/** Lower-case words of a text: runs of letters and digits (an apostrophe or hyphen joins); punctuation is dropped. */
export function splitWords(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
  );
}

const specialTokens = ["<pad>", "<begin>", "<end>", "<unknown>"];

/**
 * The two files of a word-level tokenizer (tokenizer.json in Hugging Face's WordLevel form, tokenizer_config.json) for
 * a vocabulary. Ids: padding 0, begin 1, end 2, unknown 3, then the words in the order given.
 */
export function wordTokenizerFiles(words: readonly string[], length: number): Record<string, string> {
  const tokens = [...specialTokens, ...words];
  if (new Set(tokens).size !== tokens.length)
    throw AppError.badInput("vocabulary", words.length, "words without repetition");
  const [pad, begin, end, unknown] = specialTokens;
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content, id) => ({ id, content, special: true })),
    normalizer: { type: "Sequence", normalizers: [{ type: "NFC" }, { type: "Lowercase" }] },
    pre_tokenizer: {
      type: "Split",
      pattern: { Regex: "[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*" },
      behavior: "Removed",
      invert: true,
    },
    post_processor: null,
    decoder: null,
    model: {
      type: "WordLevel",
      vocab: Object.fromEntries(tokens.map((t, id) => [t, id])),
      unk_token: unknown,
    },
  };
  const config = {
    tokenizer_class: "PreTrainedTokenizerFast",
    model_max_length: length,
    bos_token: begin,
    eos_token: end,
    pad_token: pad,
    unk_token: unknown,
  };
  return {
    "tokenizer.json": `${JSON.stringify(tokenizer, null, 1)}\n`,
    "tokenizer_config.json": `${JSON.stringify(config, null, 1)}\n`,
  };
}

/** Opens a word-level tokenizer from a folder holding the two files above. */
export function openWordTokenizer(folder: string): Tokenizer {
  const path = join(folder, "tokenizer.json");
  const parsed = file.safeParse(readJsonFile(path));
  if (!parsed.success)
    throw new AppError(
      "CORRUPT",
      `"${path}" is not a word-level tokenizer: ${parsed.error.issues[0]!.message}.`,
      {
        field: path,
      },
    );
  const { vocab, unk_token } = parsed.data.model;
  const vocabulary = new Map(Object.entries(vocab));
  const config = readTokenizerConfig(folder);
  const idOf = (token: string): number => {
    const id = vocabulary.get(token);
    if (id === undefined)
      throw new AppError("CORRUPT", `"${path}" lacks the token "${token}".`, { field: path, value: token });
    return id;
  };
  const unknownId = idOf(unk_token);
  const special = {
    length: config.length,
    beginId: idOf(config.begin),
    endId: idOf(config.end),
    padId: idOf(config.pad),
  };
  const tokenIds = (text: string) => splitWords(text).map((word) => vocabulary.get(word) ?? unknownId);
  return {
    ...special,
    vocabularySize: vocabulary.size,
    tokenIds,
    encode: (texts) => padTokens(texts.map(tokenIds), special),
  };
}
