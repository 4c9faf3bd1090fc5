import { describe, expect, it } from "vitest";
import { galleryParsers, parseAsRuns, parseAsSpot } from "./gallery-state.ts";

const one = "01a20fb5-e2d1-7c13-9844-5bfce868fccf";
const two = "01a20fb5-e2d1-7c13-9844-5bfd61212bb1";

describe("runs in the address", () => {
  it("keep their order, once each, and leave out what is no id", () =>
    expect(parseAsRuns.parse(`${two},nonsense,${one},${two}`)).toEqual([two, one]));
  it("are written as they are read", () =>
    expect(parseAsRuns.parse(parseAsRuns.serialize([one, two]))).toEqual([one, two]));
});

describe("a spot in the address", () => {
  it("is prompt and sample", () => expect(parseAsSpot.parse("12.3")).toEqual({ promptIndex: 12, sample: 3 }));
  it.each(["", "12", "a.b", "1.2.3", "-1.0"])("refuses %j", (text) =>
    expect(parseAsSpot.parse(text)).toBeNull(),
  );
});

describe("the size in the address", () => {
  it("is kept within what can be shown", () => {
    expect(galleryParsers.size.parse("9999")).toBe(320);
    expect(galleryParsers.size.parse("1")).toBe(64);
    expect(galleryParsers.size.parse("big")).toBeNull();
  });
});
