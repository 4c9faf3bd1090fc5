import { describe, expect, it } from "vitest";
import { RequestError } from "../../graphql/request-error.ts";
import { isPinned, shownTags, withPin } from "./pinned.ts";
import { tagsStoredMeanwhile } from "./tags-stored-meanwhile.ts";

describe("the pin", () => {
  it("is a tag that is set and taken away, the others staying as they are", () => {
    expect(withPin(["a", "b"], true)).toEqual(["a", "b", "pinned"]);
    expect(withPin(["a", "pinned", "b"], true)).toEqual(["a", "b", "pinned"]);
    expect(withPin(["a", "pinned", "b"], false)).toEqual(["a", "b"]);
    expect(isPinned({ tags: withPin([], true) })).toBe(true);
  });

  it("is not shown among the tags", () => {
    expect(shownTags(["pinned", "a"])).toEqual(["a"]);
  });
});

describe("tags that somebody else has stored meanwhile", () => {
  const refused = (code: string, value: unknown) =>
    new RequestError(code, "refused", { issues: [{ path: "tags", value, expected: "" }] });

  it("are read from a conflict", () => {
    expect(tagsStoredMeanwhile(refused("CONFLICT", ["theirs"]))).toEqual(["theirs"]);
    expect(tagsStoredMeanwhile(refused("CONFLICT", []))).toEqual([]);
  });

  it("are none of another refusal", () => {
    expect(tagsStoredMeanwhile(refused("BAD_INPUT", ["theirs"]))).toBeUndefined();
    expect(tagsStoredMeanwhile(refused("CONFLICT", "name"))).toBeUndefined();
  });
});
