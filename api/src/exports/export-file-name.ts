import type { DataExport, ExportSubject } from "@dreambooth-dpo/db";

/** Characters that some system refuses in the name of a file, or a shell takes for something else. */
const awkward = /[^\p{L}\p{N}._-]+/gu;

/** Name of an export's file, such as `demo-dog-TS-metrics-2026-01-31.csv`: of what, which table, when asked for. */
export function exportFileName(
  { kind, format, createdAt }: Pick<DataExport, "kind" | "format" | "createdAt">,
  { name }: ExportSubject,
): string {
  const parts = [...name, kind, createdAt.toISOString().slice(0, 10)];
  const stem = parts.map((part) => part.replace(awkward, "_").replace(/^[._]+/, "")).join("-");
  return `${stem.slice(0, 180)}.${format}`;
}
