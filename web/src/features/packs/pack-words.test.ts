import { describe, expect, it } from "vitest";
import { gistOf } from "./pack-words.ts";

describe("the gist of a model card", () => {
  it("is its first paragraph, without marks", () => {
    expect(
      gistOf("# Card: micro\n\nA **complete** system,\nsee [the paper](https://a.org).\n\n## Limits\nMany."),
    ).toBe("A complete system, see the paper.");
    expect(gistOf("# Title\nText at once.\n\nMore.")).toBe("Text at once.");
  });

  it("skips tables, quotes and code", () => {
    expect(gistOf("# T\n\n| a |\n|--|\n\n> quoted\n\nThis.")).toBe("This.");
  });

  it("is empty without a card", () => {
    expect(gistOf(null)).toBe("");
    expect(gistOf("# Title alone")).toBe("");
  });
});
