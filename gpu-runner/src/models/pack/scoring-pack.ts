import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type ImagePreprocessing, parseImagePreprocessing } from "../images/index.ts";
import { readJsonFile } from "../read-json-file.ts";
import { openTokenizer, type Tokenizer } from "../tokenizer/index.ts";

/** A CLIP in ONNX: two towers (Xenova's layout) or one model that takes texts and images together (optimum's). */
export interface ScoringPack {
  readonly folder: string;
  readonly textPath: string;
  readonly visionPath: string;
  /** Whether both paths name one model. */
  readonly joint: boolean;
  readonly preprocessing: ImagePreprocessing;
  readonly tokenizer: Tokenizer;
}

/**
 * Opens a CLIP folder: text_model.onnx and vision_model.onnx, or model.onnx, in the folder or its onnx/, with
 * preprocessor_config.json. The tokenizer may lie in the folder, in its tokenizer/, or in `tokenizerFolder`.
 */
export function openScoringPack(folder: string, tokenizerFolder?: string): ScoringPack {
  const find = (name: string) =>
    [join(folder, name), join(folder, "onnx", name)].find((path) => existsSync(path));
  const joint = find("model.onnx");
  const textPath = find("text_model.onnx") ?? joint;
  const visionPath = find("vision_model.onnx") ?? joint;
  if (!textPath || !visionPath) {
    const missing = join(folder, textPath ? "vision_model.onnx" : "text_model.onnx");
    throw new AppError("NOT_FOUND", `The scoring pack lacks the file "${missing}" (or model.onnx).`, {
      field: missing,
    });
  }
  const tokenizers = [folder, join(folder, "tokenizer"), ...(tokenizerFolder ? [tokenizerFolder] : [])];
  const holdsTokenizer = (path: string) =>
    existsSync(join(path, "vocab.json")) || existsSync(join(path, "tokenizer.json"));
  const preprocessor = join(folder, "preprocessor_config.json");
  return {
    folder,
    textPath,
    visionPath,
    joint: textPath === visionPath,
    preprocessing: parseImagePreprocessing(readJsonFile(preprocessor), preprocessor),
    tokenizer: openTokenizer(tokenizers.find(holdsTokenizer) ?? folder),
  };
}
