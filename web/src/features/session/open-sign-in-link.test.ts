import { describe, expect, it } from "vitest";
import { troubleOf } from "./open-sign-in-link.ts";

const link = "http://localhost:3000/api/auth/magic-link/verify?token=abc";
const redirected = (url: string, status = 200) => troubleOf({ status, redirected: true, url });
const answered = (status: number) => troubleOf({ status, redirected: false, url: link });

describe("the answer to a sign-in link", () => {
  it("is good where it leads on, whatever is the matter with the page there", () => {
    expect(redirected("http://localhost:3000/")).toBeUndefined();
    expect(redirected("http://localhost:3000/graphiql", 500)).toBeUndefined();
  });

  it("names the reason where it leads back to signing in", () => {
    expect(redirected("http://localhost:3000/sign-in?error=used-link")).toBe("used-link");
  });

  it("is read by its status where it leads nowhere", () => {
    expect(answered(401)).toBe("used-link");
    expect(answered(429)).toBe("too-many");
    expect(answered(503)).toBe("no-answer");
  });
});
