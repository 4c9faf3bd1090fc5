import type { Database } from "../../database.ts";
import type { ExportKind } from "../exports.ts";
import { type ImageRow, imageRows } from "./image-rows.ts";
import { type MetricRow, metricRows } from "./metric-rows.ts";
import { type PairRow, pairRows } from "./pair-rows.ts";
import { type VoteRow, voteRows } from "./vote-rows.ts";

/** The rows of each kind of export, by the names of their columns. */
export interface ExportRows {
  readonly metrics: MetricRow;
  readonly images: ImageRow;
  readonly pairs: PairRow;
  readonly votes: VoteRow;
}

const readers: {
  readonly [K in ExportKind]: (db: Database, subjectId: string) => AsyncGenerator<ExportRows[K][], void>;
} = { metrics: metricRows, images: imageRows, pairs: pairRows, votes: voteRows };

/**
 * The rows of an export in batches of a few thousand at most, always in the same order: equal data give equal rows. Nothing is
 * held between batches but where the last one ended.
 */
export const readExportRows = (
  db: Database,
  { kind, subjectId }: { readonly kind: ExportKind; readonly subjectId: string },
): AsyncGenerator<ExportRows[ExportKind][], void> => readers[kind](db, subjectId);
