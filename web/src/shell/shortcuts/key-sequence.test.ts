import { describe, expect, it } from "vitest";
import { advance, nameOf } from "./key-sequence.ts";

const shortcuts = [
  { keys: "g e", name: "experiments" },
  { keys: "g g", name: "gallery" },
  { keys: "?", name: "sheet" },
  { keys: "e", name: "edit" },
];

/** Presses keys one after another; what was found, in order. */
function press(...keys: string[]): string[] {
  let pending: readonly string[] = [];
  return keys.flatMap((key) => {
    const step = advance(pending, key, shortcuts);
    pending = step.pending;
    return step.found ? [step.found.name] : [];
  });
}

describe("a sequence of keys", () => {
  it("is a shortcut once all its keys were pressed", () => {
    expect(press("g")).toEqual([]);
    expect(press("g", "e")).toEqual(["experiments"]);
    expect(press("g", "g")).toEqual(["gallery"]);
    expect(press("?")).toEqual(["sheet"]);
  });

  it("prefers the longer one that is under way", () => {
    expect(press("e", "g", "e")).toEqual(["edit", "experiments"]);
  });

  it("begins anew with the key that broke it", () => {
    expect(press("g", "?")).toEqual(["sheet"]);
    expect(press("g", "x", "e")).toEqual(["edit"]);
    expect(press("x", "g", "e")).toEqual(["experiments"]);
  });

  it("is broken by a key without a character", () => {
    expect(press("g", "", "e")).toEqual(["edit"]);
  });

  it("means the last one registered", () => {
    const twice = [...shortcuts, { keys: "e", name: "inner" }];
    expect(advance([], "e", twice).found?.name).toBe("inner");
  });
});

describe("the name of a key", () => {
  it("is its character, in lower case", () => {
    expect(nameOf({ key: "g", code: "KeyG" })).toBe("g");
    expect(nameOf({ key: "G", code: "KeyG" })).toBe("g");
    expect(nameOf({ key: "?", code: "Slash" })).toBe("?");
  });

  it("is what is printed at its place where letters are not Latin", () => {
    expect(nameOf({ key: "п", code: "KeyG" })).toBe("g");
  });

  it("follows the layout, not the place, where letters are Latin", () => {
    expect(nameOf({ key: "a", code: "KeyQ" })).toBe("a");
  });

  it("is empty where there is no character", () => {
    expect(nameOf({ key: "ArrowUp", code: "ArrowUp" })).toBe("");
    expect(nameOf({ key: "é", code: "Digit2" })).toBe("");
  });
});
