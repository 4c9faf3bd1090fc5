import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, type ImportRow, importRowSchema, parseImportRow } from "@dreambooth-dpo/db/contract";
import { CsvError, parse } from "csv-parse/sync";

/** A row of a manifest with where it stands: "manifest.csv line 3". */
export interface PlacedRow {
  readonly row: ImportRow;
  readonly where: string;
}

const known = Object.keys(importRowSchema.shape);

interface CsvRecord {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function readCsv(path: string, name: string): PlacedRow[] {
  try {
    const records = parse<CsvRecord>(readFileSync(path), {
      bom: true,
      info: true,
      skip_empty_lines: true,
      columns: (heads: string[]) => heads.map((head) => checkedHead(head.trim(), name)),
    });
    return records.map(({ record, info }) => {
      const where = `${name} line ${info.lines}`;
      return { row: parseImportRow(record, where), where };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw AppError.badInput(name, error.message, "comma-separated rows that all have the header's columns");
  }
}

function checkedHead(head: string, name: string): string {
  if (known.includes(head)) return head;
  throw AppError.badInput(`column of ${name}`, head, `one of ${known.join(", ")}`);
}

function readJsonLines(path: string, name: string): PlacedRow[] {
  return readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, i) => ({ line, where: `${name} line ${i + 1}` }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, where }) => {
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch (error) {
        throw AppError.badInput(where, (error as Error).message, "one JSON object");
      }
      return { row: parseImportRow(value, where), where };
    });
}

/**
 * The rows of a folder's manifest.csv or manifest.jsonl; undefined when it has neither. BAD_INPUT names file, line and field;
 * also when it has both.
 */
export function readManifestRows(folder: string): PlacedRow[] | undefined {
  const [csv, jsonl] = ["manifest.csv", "manifest.jsonl"].map((name) => join(folder, name));
  const [hasCsv, hasJsonl] = [existsSync(csv!), existsSync(jsonl!)];
  if (hasCsv && hasJsonl)
    throw AppError.badInput(folder, "manifest.csv and manifest.jsonl", "one manifest, not two");
  if (hasCsv) return readCsv(csv!, "manifest.csv");
  return hasJsonl ? readJsonLines(jsonl!, "manifest.jsonl") : undefined;
}
