import { readFileSync } from "node:fs";
import { AppError } from "@dreambooth-dpo/db/contract";

/** Reads and parses a JSON file of a model pack. NOT_FOUND and CORRUPT errors name the file. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new AppError("NOT_FOUND", `The model pack lacks the file "${path}".`, { field: path, cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("CORRUPT", `"${path}" is not valid JSON.`, { field: path, cause });
  }
}
