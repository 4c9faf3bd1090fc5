/** One setting with its value for each run, as text; undefined where the run has no such setting. */
export interface SettingRow {
  readonly path: string;
  /** By global id of the run. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly differs: boolean;
}

/** A value as it stands in a table. */
export function settingText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function* leaves(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (isPlain(value))
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, path ? `${path}.${key}` : key);
  else if (Array.isArray(value) && value.some((each) => typeof each === "object"))
    for (const [i, inner] of value.entries()) yield* leaves(inner, `${path}[${i}]`);
  else yield [path, value];
}

/** Every setting of some configurations, by path; of experiments what is not a variant's, of runs what is their own. */
export function settingRows(
  configurations: readonly { readonly id: string; readonly settings: readonly unknown[] }[],
): SettingRow[] {
  const paths = new Map<string, Map<string, string | undefined>>();
  for (const { id, settings } of configurations)
    for (const each of settings)
      for (const [path, value] of leaves(each, "")) {
        const values = paths.get(path) ?? new Map();
        values.set(id, settingText(value));
        paths.set(path, values);
      }
  return [...paths]
    .map(([path, values]) => ({
      path,
      values,
      differs: new Set(configurations.map(({ id }) => values.get(id))).size > 1,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
