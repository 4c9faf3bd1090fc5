import { describe, expect, it } from "vitest";
import { isForApi } from "./proxy-routes.ts";

describe("who answers a path", () => {
  it.each([
    "/graphql",
    "/graphql/stream",
    "/graphql?x=1",
    "/graphiql",
    "/artifacts/images/abc?width=64",
    "/exports/1/download",
    "/api/auth/sign-out",
    "/health",
    "/ready",
    "/metrics",
  ])("the API: %s", (path) => expect(isForApi(path)).toBe(true));

  it.each([
    "/",
    "/experiments",
    "/graphql-notes",
    "/exportsfoo",
    "/api/other",
    "/help?next=/graphql",
    "//graphql",
  ])("a page: %s", (path) => expect(isForApi(path)).toBe(false));
});
