import { describe, expect, it } from "vitest";
import { differences, joined, tagsOf } from "./remarks.ts";

describe("tagsOf", () => {
  it("parts a line at its commas, each tag once", () => {
    expect(tagsOf(" a, b ,a,, c d ")).toEqual(["a", "b", "c d"]);
    expect(tagsOf(" , ")).toEqual([]);
  });
});

describe("differences", () => {
  it("do not mind the order of tags", () => {
    const mine = { note: "x", tags: ["b", "a"] };
    expect(differences(mine, { note: "x", tags: ["a", "b"] })).toEqual({ note: false, tags: false });
    expect(differences(mine, { note: "y", tags: ["a"] })).toEqual({ note: true, tags: true });
  });
});

describe("joined", () => {
  it("keeps both notes and all tags", () => {
    expect(joined({ note: "mine", tags: ["m", "s"] }, { note: "theirs", tags: ["t", "s"] })).toEqual({
      note: "theirs\n\nmine",
      tags: ["t", "s", "m"],
    });
  });

  it("says nothing twice", () => {
    expect(joined({ note: "theirs and more", tags: [] }, { note: "theirs", tags: [] }).note).toBe(
      "theirs and more",
    );
    expect(joined({ note: "", tags: [] }, { note: "", tags: [] }).note).toBe("");
  });
});
