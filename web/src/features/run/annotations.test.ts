import { describe, expect, it } from "vitest";
import { RequestError } from "../../graphql/request-error.ts";
import { conflictIn } from "./conflict-in.ts";
import { tagsIn } from "./tags-in.ts";

it("reads tags apart by commas, each once", () => expect(tagsIn(" a, b c ,,a ")).toEqual(["a", "b c"]));

describe("conflictIn", () => {
  const refusal = (value: unknown) =>
    new RequestError("CONFLICT", "changed", { issues: [{ path: "x", value, expected: "" }] });
  it("tells a note from tags", () => {
    expect(conflictIn(refusal("theirs"))).toMatchObject({ isNote: true, stored: { note: "theirs" } });
    expect(conflictIn(refusal(null))).toMatchObject({ isNote: true, stored: { note: null } });
    expect(conflictIn(refusal(["a"]))).toMatchObject({ isNote: false, stored: { tags: ["a"] } });
  });
  it("is silent about other refusals", () => {
    expect(conflictIn(null)).toBeUndefined();
    expect(conflictIn(new RequestError("BAD_INPUT", "wrong"))).toBeUndefined();
  });
});
