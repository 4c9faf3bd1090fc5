import { describe, expect, it } from "vitest";
import { parseImportRow, parsePromptSet } from "./index.ts";

describe("parsePromptSet", () => {
  const set = { name: "mine", purpose: "training", prompts: [{ template: "a {token} {class} in a cave" }] };

  it("defaults to any subject", () => {
    expect(parsePromptSet(set).prompts).toEqual([
      { template: "a {token} {class} in a cave", subjects: "any" },
    ]);
  });

  it.each([
    [{ ...set, prompts: [] }, /at least one prompt/],
    [
      { ...set, prompts: [{ template: "a dog" }] },
      /prompts\[0\]\.template is "a dog"; expected a prompt with/,
    ],
    [{ ...set, prompts: [set.prompts[0], set.prompts[0]] }, /each prompt once/],
    [{ ...set, purpose: "fun" }, /one of training, evaluation/],
  ])("refuses %#", (value, message) => {
    expect(() => parsePromptSet(value, "mine.json")).toThrow(message);
    expect(() => parsePromptSet(value, "mine.json")).toThrow(/^mine\.json/);
  });
});

describe("parseImportRow", () => {
  it("takes CSV text and leaves empty cells out", () => {
    const row = { file: "a/0.png", prompt: "a dog", seed: "7", sample: "", concept: "" };
    expect(parseImportRow(row, "m.csv line 2")).toEqual({ file: "a/0.png", prompt: "a dog", seed: 7 });
  });

  it.each([
    [{ file: "../a.png", prompt: "x" }, /m\.csv line 2\.file .* inside the manifest's folder/],
    [{ file: "/a.png", prompt: "x" }, /inside the manifest's folder/],
    [{ file: "a.png", prompt: " " }, /the prompt the image was made of/],
    [{ file: "a.png", prompt: "x", seed: "-1" }, /whole number of at least 0/],
    [{ file: "a.png", prompt: "x", colour: "red" }, /only the fields file, prompt/],
  ])("refuses %#", (value, message) => {
    expect(() => parseImportRow(value, "m.csv line 2")).toThrow(message);
  });
});
