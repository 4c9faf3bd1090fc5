/** One setting: where it stands, and its value. */
export interface Setting {
  /** Such as dpo.beta or selections[0].window.c1. */
  readonly path: string;
  readonly value: unknown;
}

/** Settings that belong together: what one field of the configuration holds. */
export interface SettingGroup {
  readonly name: string;
  readonly settings: readonly Setting[];
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every single value below a value; lists of single values and empty ones are values themselves. */
export function settingsBelow(value: unknown, path: string): Setting[] {
  if (isPlain(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return [{ path, value }];
    return entries.flatMap(([key, each]) => settingsBelow(each, path ? `${path}.${key}` : key));
  }
  if (Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null))
    return value.flatMap((each, i) => settingsBelow(each, `${path}[${i}]`));
  return [{ path, value }];
}

/** A configuration as groups of settings: single fields first, then each field that holds several. */
export function configurationTree(configuration: unknown): SettingGroup[] {
  if (!isPlain(configuration)) return [];
  const general: Setting[] = [];
  const groups: SettingGroup[] = [];
  for (const [name, value] of Object.entries(configuration)) {
    const settings = settingsBelow(value, name);
    if (settings.length === 1 && settings[0]!.path === name) general.push(settings[0]!);
    else groups.push({ name, settings });
  }
  return [...(general.length > 0 ? [{ name: "General", settings: general }] : []), ...groups];
}

/** A setting's value as text. */
export function settingText(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(settingText).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/**
 * The configuration of a run: its own selections and variant in place of the experiment's list of variants, so that paths are
 * those of the differences to its siblings.
 */
export function configurationOfRun(
  experiment: unknown,
  run: unknown,
  { variant, seed }: { readonly variant: string; readonly seed: number },
): Readonly<Record<string, unknown>> {
  const { variants: _, seeds: __, ...shared } = isPlain(experiment) ? experiment : {};
  return { variant, seed, ...(isPlain(run) ? run : {}), ...shared };
}
