/** A table in Markdown that is aligned in a terminal too: the first column to the left, the others to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** Milliseconds without decimals. */
export const milliseconds = (value: number): string => value.toFixed(0);
/** Bytes in kB of 1,000. */
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
export const thousands = (value: number): string => value.toLocaleString("en");
