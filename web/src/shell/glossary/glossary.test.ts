import { describe, expect, it } from "vitest";
import { glossaryEntries } from "./glossary.ts";

describe("the glossary", () => {
  it("has each anchor once, fit for an address", () => {
    const ids = glossaryEntries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/);
  });

  it("refers only to terms that it has, and never to the term itself", () => {
    const ids = new Set<string>(glossaryEntries.map(({ id }) => id));
    for (const { id, see = [] } of glossaryEntries) {
      expect(see.filter((other) => !ids.has(other) || other === id)).toEqual([]);
    }
  });

  it("stays short: what a popover can show", () => {
    for (const { text } of glossaryEntries) expect(text.length).toBeLessThan(400);
  });
});
