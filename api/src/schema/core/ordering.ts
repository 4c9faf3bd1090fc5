import { builder, capitalise } from "./builder.ts";

export const DirectionType = builder.enumType("SortDirection", {
  description: "Which way a list is sorted.",
  values: {
    ASC: { value: "asc", description: "Least first." },
    DESC: { value: "desc", description: "Greatest first." },
  } as const,
});

/**
 * The ordering input of a list: `NameOrder` with the enum `NameOrderField`. `fields` maps what db calls an order to its
 * description.
 */
export function orderingInput<const F extends Readonly<Record<string, string>>>(name: string, fields: F) {
  type Field = keyof F & string;
  const values = Object.fromEntries(
    Object.entries(fields).map(([value, description]) => [
      value.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      { value: value as Field, description },
    ]),
  );
  const field = builder.enumType(`${capitalise(name)}OrderField`, {
    description: `What the list can be sorted by.`,
    values: values as Record<string, { value: Field; description: string }>,
  });
  return builder.inputType(`${capitalise(name)}Order`, {
    description: `How the list is sorted.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: "By what." }),
      direction: t.field({
        type: DirectionType,
        required: true,
        defaultValue: "desc",
        description: "Which way; greatest (for times: newest) first by default.",
      }),
    }),
  });
}
