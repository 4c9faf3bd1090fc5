import { AppError } from "@dreambooth-dpo/db/contract";

/** Whether results are printed as JSON: set once, by the global option. */
export interface Output {
  readonly json: boolean;
}

/** Prints a result: as one JSON document, or as text for a person. */
export function print({ json }: Output, value: unknown, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text.replace(/\n*$/, "")}\n`);
}

/** Says what goes on; never among the results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Shows what ended a command and returns its exit status. */
export function fail({ json }: Output, thrown: unknown): number {
  const error =
    thrown instanceof AppError
      ? thrown
      : new AppError("INTERNAL", thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  const { code, message, detail } = error;
  const { field, value, expected, hint } = detail;
  if (json)
    process.stderr.write(`${JSON.stringify({ error: { code, message, field, value, expected, hint } })}\n`);
  else {
    process.stderr.write(`dbdpo: ${message}\n`);
    if (hint && !message.includes(hint)) process.stderr.write(`       ${hint}\n`);
  }
  return error.exitStatus;
}

/** Rows of text in aligned columns under their heads. */
export function columns(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows];
  const widths = heads.map((_, c) => Math.max(...all.map((row) => row[c]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join("  ")
      .trimEnd();
  return [line(heads), line(widths.map((w) => "-".repeat(w))), ...rows.map(line)].join("\n");
}
