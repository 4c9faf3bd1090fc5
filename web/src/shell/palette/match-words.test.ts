import { describe, expect, it } from "vitest";
import { fitting, matchWords } from "./match-words.ts";

describe("what fits a search", () => {
  it("has every word, in any order and case", () => {
    expect(matchWords("DOG ts", "TS · dog6 · seed 0")).toBeGreaterThan(0);
    expect(matchWords("dog ts", "IS · dog6 · seed 0")).toBe(0);
  });

  it("may have words in its keywords", () => {
    expect(matchWords("glossary", "Help", "Five-minute tour and glossary")).toBeGreaterThan(0);
  });

  it("ranks a beginning before a part, and a name before keywords", () => {
    const beginning = matchWords("co", "Compare");
    const part = matchWords("co", "New concept");
    const keyword = matchWords("co", "Gallery", "columns of images, concepts");
    expect([beginning, part, keyword]).toEqual([1, 0.8, 0.5]);
  });

  it("fits everything while nothing is typed", () => {
    expect(matchWords("  ", "Help")).toBeGreaterThan(0);
  });
});

it("fitting entries stand best first, equals as they stood", () => {
  const entries = [
    { name: "New concept" },
    { name: "Gallery", about: "columns" },
    { name: "Packs" },
    { name: "Compare" },
    { name: "Concepts" },
  ];
  expect(fitting("co", entries).map(({ name }) => name)).toEqual([
    "Compare",
    "Concepts",
    "New concept",
    "Gallery",
  ]);
});
