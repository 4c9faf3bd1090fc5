import { describe, expect, it } from "vitest";
import { variablesOfAudit, variablesOfUsers } from "./people-search.ts";

const start = { after: null, before: null };

describe("a page of a list in the address", () => {
  const noFilter = { action: null, outcome: null, user: null };

  it("is the first one where the address names none", () => {
    expect(variablesOfAudit({ ...start, ...noFilter })).toMatchObject({ first: 50 });
    expect(variablesOfAudit({ ...start, ...noFilter })).not.toHaveProperty("after");
  });

  it("lies after a row or before one, never both", () => {
    expect(variablesOfAudit({ after: "a", before: null, ...noFilter })).toMatchObject({
      first: 50,
      after: "a",
    });
    const before = variablesOfAudit({ after: "a", before: "b", ...noFilter });
    expect(before).toMatchObject({ last: 50, before: "b" });
    expect(before).not.toHaveProperty("first");
  });

  it("is narrowed by what is chosen alone", () => {
    expect(variablesOfUsers({ ...start, email: "  ", role: null }).filter).toEqual({
      emailContains: null,
      role: null,
    });
    expect(variablesOfUsers({ ...start, email: " ada ", role: "ADMIN" }).filter).toEqual({
      emailContains: "ada",
      role: "ADMIN",
    });
  });
});
