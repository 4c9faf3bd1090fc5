import {
  beginExport,
  completeExport,
  type Database,
  type DataExport,
  failExport,
  readExportRows,
  releaseExport,
  reportExport,
} from "@dreambooth-dpo/db";
import { AppError, type ErrorCode } from "@dreambooth-dpo/db/contract";
import { exportColumns } from "./export-columns.ts";
import { formatHeader, formatRows } from "./format-rows.ts";

/** Rows that are formatted at once: a few milliseconds. */
const rowsAtOnce = 250;

/** Progress is stored this often at most, milliseconds. */
const reportEvery = 500;

interface Written {
  rows: number;
  bytes: number;
}

const stopped = () =>
  new AppError("CANCELLED", "The export was interrupted; it begins anew when it is taken again.");

/** The file's content, piece by piece; `written` says how far it is. */
async function* contentOf(
  db: Database,
  { id, kind, format, subjectId }: DataExport,
  written: Written,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const columns = exportColumns[kind];
  const encode = (text: string) => {
    const bytes = Buffer.from(text);
    written.bytes += bytes.length;
    return bytes;
  };
  yield encode(formatHeader(format, columns));
  let reported = performance.now();
  for await (const batch of readExportRows(db, { kind, subjectId })) {
    for (let at = 0; at < batch.length; at += rowsAtOnce) {
      if (signal.aborted) throw stopped();
      const rows = batch.slice(at, at + rowsAtOnce) as unknown as Readonly<Record<string, unknown>>[];
      yield encode(formatRows(format, columns, rows));
      written.rows += rows.length;
    }
    if (performance.now() - reported < reportEvery) continue;
    await reportExport(db, id, written);
    reported = performance.now();
  }
  if (signal.aborted) throw stopped();
}

/** What a person is told where the error itself speaks of the machinery; the log has the whole of it. */
const told: Partial<Record<ErrorCode, string>> = {
  INTERNAL: "Something went wrong on the server.",
  DATABASE: "The database could not be reached.",
  STORAGE: "The artifact store could not be used; its disk may be full.",
};

function failureOf(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError("INTERNAL", told.INTERNAL!, { cause: error });
}

/**
 * Writes an export to the artifact store in bounded memory, whatever its size, and records how it ended. One that was begun
 * before begins anew and, of the same data, ends in the same bytes; one that is done stays as it is. When the signal fires it is
 * given back and CANCELLED is thrown; what else stops it is recorded and thrown. NOT_FOUND for an unknown id.
 */
export async function runExport(db: Database, exportId: string, signal: AbortSignal): Promise<void> {
  const begun = await beginExport(db, exportId);
  if (!begun) return;
  const written = { rows: 0, bytes: 0 };
  try {
    const { sha256, bytes } = await db.store.put(contentOf(db, begun, written, signal));
    await completeExport(db, exportId, { rows: written.rows, bytes, sha256 });
  } catch (error) {
    const failure = failureOf(error);
    const { code, message } = failure;
    const recorded = signal.aborted
      ? releaseExport(db, exportId)
      : failExport(db, exportId, { code, message: told[code] ?? message });
    // Where the database cannot even be told, the export stays under way and is taken again.
    await recorded.catch(() => {});
    throw failure;
  }
}
