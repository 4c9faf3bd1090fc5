/** One setting: where it stands, such as `dpo.beta`, and its value as text. */
export interface Setting {
  readonly path: string;
  readonly value: string;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A configuration as a list of settings; lists of plain values stay in one line. */
export function flattenSettings(value: unknown, path = ""): Setting[] {
  if (isPlain(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      flattenSettings(inner, path ? `${path}.${key}` : key),
    );
  if (Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null))
    return value.flatMap((each, i) => flattenSettings(each, `${path}[${i}]`));
  return [{ path, value: Array.isArray(value) ? value.join(", ") : String(value) }];
}

/** Settings by the part of the configuration that they stand in; those on top under "experiment". */
export const settingsByPart = (settings: readonly Setting[]): ReadonlyMap<string, Setting[]> =>
  Map.groupBy(
    settings.toSorted((a, b) => Number(/[.[]/.test(a.path)) - Number(/[.[]/.test(b.path))),
    ({ path }) => (/[.[]/.test(path) ? path.split(/[.[]/)[0]! : "experiment"),
  );
