import { readFileSync } from "node:fs";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { describe, expect, it } from "vitest";
import { apiSchema } from "./index.ts";

const schema = apiSchema();
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
const committed = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");

/** What lacks a description, as Type, Type.field or Type.field(argument). */
function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description ? [] : [type.name];
  if (isEnumType(type))
    return [
      ...own,
      ...type
        .getValues()
        .filter((v) => !v.description)
        .map((v) => `${type.name}.${v.name}`),
    ];
  if (isInputObjectType(type))
    return [
      ...own,
      ...Object.values(type.getFields())
        .filter((field) => !field.description)
        .map((field) => `${type.name}.${field.name}`),
    ];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  return [
    ...own,
    ...Object.values(type.getFields()).flatMap((field) => [
      ...(field.description ? [] : [`${type.name}.${field.name}`]),
      ...field.args.filter((a) => !a.description).map((a) => `${type.name}.${field.name}(${a.name})`),
    ]),
  ];
}

describe("the schema", () => {
  it("is the committed one (write it with: npm run schema -w api)", async () => {
    const changes = await diff(buildSchema(committed), buildSchema(printed));
    const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
    expect(breaking.map(({ message }) => message)).toEqual([]);
    expect(changes.map(({ message }) => message)).toEqual([]);
    expect(printed).toBe(committed);
  });

  it("would be told a breaking change", async () => {
    const without = committed.replace(/^ {2}configurationHash: String!$/m, "  configurationHash: String");
    expect(without).not.toBe(committed);
    const changes = await diff(buildSchema(committed), buildSchema(without));
    expect(changes.map(({ criticality }) => criticality.level)).toContain(CriticalityLevel.Breaking);
  });

  it("describes every type, field, argument and value", () => {
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    expect(own.length).toBeGreaterThan(50);
    expect(own.flatMap(undescribed)).toEqual([]);
  });

  it("asks every list for first or last", () => {
    const connections = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => String(type).replace(/!/g, "").endsWith("Connection"));
    expect(connections.length).toBeGreaterThan(8);
    for (const { name, args } of connections)
      expect([name, args.map((a) => a.name)]).toEqual([
        name,
        expect.arrayContaining(["first", "last", "after", "before"]),
      ]);
  });
});
