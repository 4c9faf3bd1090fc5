import { GraphQLError, Kind } from "graphql";
import { builder } from "./builder.ts";

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function parseMoment(value: unknown): Date {
  if (typeof value === "string" && moment.test(value)) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime())) return date;
  }
  throw new GraphQLError("Expected a moment in ISO 8601 with its time zone, such as 2026-01-31T12:00:00Z.");
}

builder.scalarType("DateTime", {
  description: "A moment in ISO 8601, UTC, to the millisecond.",
  serialize: (date) => date.toISOString(),
  parseValue: parseMoment,
});

builder.scalarType("JSON", {
  description: "Any JSON value.",
  serialize: (value) => value,
  parseValue: (value) => value,
});

function parseWhole(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new GraphQLError("Expected a whole number of at most 2^53 - 1.");
}

builder.scalarType("BigInt", {
  description: "A whole number beyond 32 bits, of at most 2^53 - 1, written as a JSON number.",
  serialize: (value) => value,
  parseValue: parseWhole,
  parseLiteral: (node) => parseWhole(node.kind === Kind.INT ? Number(node.value) : undefined),
});
