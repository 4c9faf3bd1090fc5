import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readJsonFile } from "../read-json-file.ts";

const token = z.union([z.string(), z.object({ content: z.string() }).transform((t) => t.content)]);
const file = z.object({
  model_max_length: z.number().optional(),
  bos_token: token.nullish(),
  eos_token: token.nullish(),
  pad_token: token.nullish(),
  unk_token: token.nullish(),
});

export interface TokenizerConfig {
  readonly length: number;
  readonly begin: string;
  readonly end: string;
  readonly pad: string;
  readonly unknown: string;
}

/** Special tokens from tokenizer_config.json, else special_tokens_map.json, else CLIP's own. */
export function readTokenizerConfig(folder: string): TokenizerConfig {
  const read = (name: string) => {
    const path = join(folder, name);
    const parsed = file.safeParse(existsSync(path) ? readJsonFile(path) : {});
    return parsed.success ? parsed.data : {};
  };
  const config = { ...read("special_tokens_map.json"), ...read("tokenizer_config.json") };
  const end = config.eos_token ?? "<|endoftext|>";
  return {
    // Hugging Face writes 1e30 for "no limit".
    length: config.model_max_length && config.model_max_length < 10_000 ? config.model_max_length : 77,
    begin: config.bos_token ?? "<|startoftext|>",
    end,
    pad: config.pad_token ?? end,
    unknown: config.unk_token ?? end,
  };
}
