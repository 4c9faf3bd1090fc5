import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toNumbers } from "../../tensor/index.ts";
import { openTokenizer, splitWords, wordTokenizerFiles } from "./index.ts";

const clipFolder = fileURLToPath(new URL("../../../fixtures/clip-tokenizer", import.meta.url));

describe("CLIP tokenizer", () => {
  // reference/clip_tokenizer.py: transformers' CLIPTokenizer over the same vocabulary
  const golden = JSON.parse(readFileSync(join(clipFolder, "golden.json"), "utf8")) as {
    texts: string[];
    ids: number[][];
  };
  const tokenizer = openTokenizer(clipFolder);

  for (const [index, text] of golden.texts.entries())
    it(`agrees with transformers on ${JSON.stringify(text.slice(0, 40))}`, () => {
      expect(toNumbers(tokenizer.encode([text]))).toEqual(golden.ids[index]);
    });

  it("stacks texts and cuts long ones before the end token", () => {
    const ids = tokenizer.encode(["a dog", "word ".repeat(100)]);
    expect(ids.dims).toEqual([2, 77]);
    expect(Number(ids.data[2 * 77 - 1])).toBe(tokenizer.endId);
    expect(tokenizer.tokenIds("word ".repeat(100)).length).toBeGreaterThan(75);
  });
});

describe("word tokenizer", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tokenizer-"));
    for (const [name, text] of Object.entries(wordTokenizerFiles(["a", "photo", "of", "sks", "dog"], 8)))
      writeFileSync(join(folder, name), text);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("frames, pads and marks unknown words", () => {
    const tokenizer = openTokenizer(folder);
    // pad 0, begin 1, end 2, unknown 3, a 4, photo 5, of 6, sks 7, dog 8
    expect(toNumbers(tokenizer.encode(["A photo, of a sks-dog!", "a sks dog"]))).toEqual([
      1, 4, 5, 6, 4, 3, 2, 0, 1, 4, 7, 8, 2, 0, 0, 0,
    ]);
    expect(tokenizer.vocabularySize).toBe(9);
    expect(toNumbers(tokenizer.encode(["a a a a a a a a a a"])).at(-1)).toBe(tokenizer.endId);
  });

  it("splits words at white space and punctuation", () => {
    expect(splitWords("A red dog's hat, t-shirt (on) 3 mats.")).toEqual([
      "a",
      "red",
      "dog's",
      "hat",
      "t-shirt",
      "on",
      "3",
      "mats",
    ]);
  });

  it("names the file that is missing or damaged", () => {
    rmSync(join(folder, "tokenizer.json"));
    expect(() => openTokenizer(folder)).toThrow(/vocab\.json/);
    writeFileSync(join(folder, "tokenizer.json"), "{");
    expect(() => openTokenizer(folder)).toThrow(/tokenizer\.json" is not valid JSON/);
    writeFileSync(join(folder, "tokenizer.json"), '{"model":{"type":"Unigram"}}');
    expect(() => openTokenizer(folder)).toThrow(/not a word-level tokenizer/);
  });

  it("refuses a repeated word", () => {
    expect(() => wordTokenizerFiles(["a", "a"], 8)).toThrow(/without repetition/);
  });
});
