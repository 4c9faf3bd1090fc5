import { and, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { pairs } from "../schema/index.ts";
import type { RowOf } from "./columnar.ts";
import { parsePairId } from "./composite-ids.ts";
import { defineStageList } from "./define-stage-list.ts";

/** Ends of a range, included; one left out is open. */
export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Which candidate pairs; a field left out narrows nothing. */
export interface PairFilter {
  readonly kept?: boolean | undefined;
  readonly promptIndex?: number | undefined;
  /** Of these numbers in their selection. */
  readonly indices?: readonly number[] | undefined;
  /** Degrees. */
  readonly angle?: Range | undefined;
  /** Raw cosine units. */
  readonly deltaTextSimilarity?: Range | undefined;
  readonly deltaImageSimilarity?: Range | undefined;
  /** Of a run's pairs: of this round. */
  readonly round?: number | undefined;
}

export type PairOrder = "index" | "angle" | "deltaTextSimilarity" | "deltaImageSimilarity";

const columns = {
  stageId: pairs.stageId,
  index: pairs.index,
  promptIndex: pairs.promptIndex,
  imageStageId: pairs.imageStageId,
  winnerKey: pairs.winnerKey,
  loserKey: pairs.loserKey,
  deltaTs: pairs.deltaTs,
  deltaIs: pairs.deltaIs,
  angle: pairs.angle,
  kept: pairs.kept,
  reason: pairs.reason,
};

const measured = {
  angle: pairs.angle,
  deltaTextSimilarity: pairs.deltaTs,
  deltaImageSimilarity: pairs.deltaIs,
} as const;

const index = { of: pairs.index, type: "int4" } as const;
const stage = { of: pairs.stageId, type: "uuid" } as const;

const within = (column: AnyPgColumn, { min, max }: Range = {}): SQL | undefined =>
  and(min === undefined ? undefined : gte(column, min), max === undefined ? undefined : lte(column, max));

/** Candidate pairs, kept or not: of a selection, or of a run's. */
export const pairList = defineStageList({
  table: pairs,
  columns,
  stageId: pairs.stageId,
  sorted: (order: PairOrder) => ({
    from: sql`${pairs}`,
    keys: order === "index" ? [index, stage] : [{ of: measured[order], type: "float8" }, index, stage],
  }),
  condition: ({ kept, promptIndex, indices, ...ranges }: PairFilter) =>
    and(
      kept === undefined ? undefined : eq(pairs.kept, kept),
      promptIndex === undefined ? undefined : eq(pairs.promptIndex, promptIndex),
      indices && inArray(pairs.index, [...indices]),
      within(measured.angle, ranges.angle),
      within(measured.deltaTextSimilarity, ranges.deltaTextSimilarity),
      within(measured.deltaImageSimilarity, ranges.deltaImageSimilarity),
    ),
  usesOfRun: ({ round }) =>
    sql`u.kind = 'select' ${round === undefined ? sql`` : sql`and u.round = ${round}`}`,
  descending: false,
});

export type PairRow = RowOf<typeof columns>;

/** The pairs of some ids (`pairId`), in no order; unknown and malformed ids are left out. */
export async function pairsById(db: Database, ids: readonly string[]): Promise<PairRow[]> {
  const given = ids.flatMap((id) => parsePairId(id) ?? []);
  const asked = sql`unnest(${sql.param(given.map(({ stageId }) => stageId))}::uuid[],
    ${sql.param(given.map((each) => each.index))}::int[]) as asked(stage_id, index)`;
  return guarded(() =>
    db.sql
      .select(columns)
      .from(asked)
      .innerJoin(pairs, sql`${pairs.stageId} = asked.stage_id and ${pairs.index} = asked.index`),
  );
}
