/** One wrong field: where, and what was expected. */
export interface Issue {
  readonly path: string;
  readonly expected: string;
}

/** Checks a configuration with the schema that the API and the runner use, fetched when first needed. */
export async function checkConfiguration(configuration: unknown): Promise<readonly Issue[]> {
  const { AppError, parseConfiguration } = await import("@dreambooth-dpo/db/contract");
  try {
    parseConfiguration(configuration);
    return [];
  } catch (error) {
    if (error instanceof AppError && error.detail.issues) return error.detail.issues;
    throw error;
  }
}

/** Whether a path is that of a field, or of something in it. */
export const isWithin = (path: string, field: string): boolean =>
  path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);

/** What is wrong at a field or inside it, as a sentence; undefined where nothing is. */
export function errorAt(issues: readonly Issue[], field: string): string | undefined {
  const found = issues.find(({ path }) => isWithin(path, field));
  return found && `Expected ${found.expected}.`;
}

/** How many issues lie at or inside any of the fields. */
export const issuesWithin = (issues: readonly Issue[], fields: readonly string[]): number =>
  issues.filter(({ path }) => fields.some((field) => isWithin(path, field))).length;

/** What is wrong at or inside a field, that a person has seen to or that is shown anyway. */
export const shownIssues = (
  issues: readonly Issue[],
  field: string,
  left: ReadonlySet<string>,
  all: boolean,
): readonly Issue[] =>
  issues.filter(
    ({ path }) =>
      isWithin(path, field) &&
      (all || [...left].some((each) => isWithin(each, path) || isWithin(path, each))),
  );
