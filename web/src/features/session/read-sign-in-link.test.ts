import { describe, expect, it } from "vitest";
import { readSignInLink } from "./read-sign-in-link.ts";

const here = "http://localhost:3000";
const link = `${here}/api/auth/magic-link/verify?token=abc&callbackURL=%2Fgraphiql`;

describe("a pasted sign-in link", () => {
  it("is read with where it leads", () => {
    expect(readSignInLink(`  ${link}\n`, here)).toEqual({
      path: "/api/auth/magic-link/verify?token=abc&callbackURL=%2Fgraphiql",
      landing: "/graphiql",
    });
  });

  it("works under another name of the same machine", () => {
    expect(readSignInLink(link, "http://127.0.0.1:3000")).toMatchObject({ landing: "/graphiql" });
    expect(readSignInLink(link, "http://127.0.0.1:4000")).toMatch(/belongs to localhost:3000/);
  });

  it("leads nowhere else, whatever it says", () => {
    const tampered = `${here}/api/auth/magic-link/verify?token=abc&callbackURL=https://evil.example`;
    expect(readSignInLink(tampered, here)).toMatchObject({ landing: undefined });
  });

  it.each([
    ["", /whole link/],
    ["token=abc", /no link/],
    ["https://evil.example/api/auth/magic-link/verify?token=abc", /belongs to evil.example/],
    ["https://localhost:3000/api/auth/magic-link/verify?token=abc", /belongs to/],
    ["http://localhost:3000@evil.example/api/auth/magic-link/verify?token=abc", /belongs to evil.example/],
    ["javascript:alert(1)//api/auth/magic-link/verify?token=abc", /another site/],
    [`${here}/experiments`, /none to sign in with/],
    [`${here}/api/auth/magic-link/verify`, /none to sign in with/],
  ])("is refused with the reason: %j", (pasted, reason) =>
    expect(readSignInLink(pasted, here)).toMatch(reason),
  );
});
