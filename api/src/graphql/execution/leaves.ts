import { type GraphQLLeafType, isSpecifiedScalarType } from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";

/** A leaf's value in the answer, where nothing needs to be done for it; undefined where its type is to be asked. */
export type QuickLeaf = (value: unknown) => unknown;

const text: QuickLeaf = (value) => (typeof value === "string" ? value : undefined);

const quick: Readonly<Record<string, QuickLeaf>> = {
  ID: text,
  String: text,
  Boolean: (value) => (typeof value === "boolean" ? value : undefined),
  Float: (value) => (Number.isFinite(value) ? value : undefined),
  Int: (value) =>
    Number.isInteger(value) && (value as number) === ((value as number) | 0) ? value : undefined,
};

const never: QuickLeaf = () => undefined;

export const quickLeaf = (type: GraphQLLeafType): QuickLeaf =>
  (isSpecifiedScalarType(type) ? quick[type.name] : undefined) ?? never;

/** The value of a leaf in the answer, as its type says. */
export function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const found = type.serialize(value);
  if (found != null) return found;
  throw new Error(
    `Expected \`${type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(found)}`,
  );
}
