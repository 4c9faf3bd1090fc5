import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

describe("where to go after signing in", () => {
  it.each(["/", "/experiments", "/runs/0199?tab=pairs&round=1#top", "/compare?runs=a%2Cb&next=//x"])(
    "may be %s",
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/%2F/evil.example",
    "/%5cevil.example",
    "javascript:alert(1)",
    "experiments",
    "",
    null,
    undefined,
  ])("is never %j", (path) => expect(ownPath(path)).toBeUndefined());

  it("is not the sign-in page again", () => {
    expect(ownPath("/sign-in?next=/sign-in")).toBeUndefined();
    expect(ownPath("/sign-in-notes")).toBe("/sign-in-notes");
  });
});
