/** A setting that some configurations have in another way than others. */
export interface ConfigurationDifference {
  /** Where it stands, such as `dpo.beta`, `variants[TS].selection.window.c1` or `selections[0].kind`. */
  readonly path: string;
  /** Its value in each configuration, in the order given; absent where a configuration has no such setting. */
  readonly values: readonly { readonly id: string; readonly value?: unknown }[];
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an entry of a list is known by: its name where it has one, else its place. */
const entryOf = (item: unknown, index: number) =>
  isObject(item) && typeof item.name === "string" ? item.name : String(index);

/** Adds every setting below a value; lists of plain values are one setting. */
function collect(value: unknown, path: string, into: Map<string, unknown>): void {
  if (isObject(value) && Object.keys(value).length > 0) {
    for (const [key, below] of Object.entries(value)) collect(below, path ? `${path}.${key}` : key, into);
  } else if (Array.isArray(value) && value.some(isObject)) {
    value.forEach((item, index) => {
      collect(item, `${path}[${entryOf(item, index)}]`, into);
    });
  } else if (value !== undefined) into.set(path, value);
}

/**
 * The settings that are not the same in all configurations, in the order they first occur. Entries of lists are told apart by
 * name where they have one, so that a variant is compared with the same variant wherever it stands.
 */
export function configurationDifferences(
  configurations: readonly { readonly id: string; readonly configuration: unknown }[],
): ConfigurationDifference[] {
  const settings = configurations.map(({ configuration }) => {
    const found = new Map<string, unknown>();
    collect(configuration, "", found);
    return found;
  });
  const every = new Set(settings.flatMap((found) => [...found.keys()]));
  // A list of entries that is empty somewhere differs by its entries already.
  const paths = [...every].filter((path) => ![...every].some((other) => other.startsWith(`${path}[`)));
  const textOf = (found: ReadonlyMap<string, unknown>, path: string) => JSON.stringify(found.get(path));
  return paths
    .filter((path) => new Set(settings.map((found) => textOf(found, path))).size > 1)
    .map((path) => ({
      path,
      values: configurations.map(({ id }, i) => {
        const found = settings[i]!;
        return found.has(path) ? { id, value: found.get(path) } : { id };
      }),
    }));
}
