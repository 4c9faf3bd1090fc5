import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { breakdownQuery, comparisonQuery, queryHref } from "./query-text.ts";

const schema = buildSchema(readFileSync(new URL("../../../../api/schema.graphql", import.meta.url), "utf8"));

describe("queries shown to people", () => {
  it.each([comparisonQuery, breakdownQuery])("are what the API takes: %s", (query) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it("stand in the explorer's address with their variables", () => {
    const url = new URL(queryHref(comparisonQuery, { runIds: ["Run:1"] }), "http://localhost");
    expect(url.pathname).toBe("/graphiql");
    expect(url.searchParams.get("query")).toBe(comparisonQuery);
    expect(JSON.parse(url.searchParams.get("variables")!)).toEqual({ runIds: ["Run:1"] });
  });
});
