import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { runStages, stages } from "../schema/index.ts";

/** What a runner records of a selection (its stage's output) that is shown beside it; there is more, such as histograms. */
export interface SelectionStatistics {
  readonly candidates?: number;
  /** Candidates whose scores hardly differ, which are never kept. */
  readonly nearDuplicates?: number;
  readonly kept?: number;
  /** kept / candidates. */
  readonly keptFraction?: number;
  /** Of the kept pairs, winner minus loser, raw cosine units. */
  readonly meanDeltaTextSimilarity?: number;
  readonly meanDeltaImageSimilarity?: number;
}

/** The selection that a run makes in a round. */
export interface RunSelection {
  readonly stageId: string;
  /** Null until it is made. */
  readonly statistics: SelectionStatistics | null;
}

/** The selections of some runs by run and round; those that no runner has planned yet are missing. */
export async function selectionsOfRuns(
  db: Database,
  runIds: readonly string[],
): Promise<Map<string, ReadonlyMap<number, RunSelection>>> {
  const rows = await guarded(() =>
    db.sql
      .select({ run: runStages.runId, round: runStages.round, stageId: stages.id, statistics: stages.output })
      .from(runStages)
      .innerJoin(stages, eq(stages.id, runStages.stageId))
      .where(and(inArray(runStages.runId, [...runIds]), eq(runStages.kind, "select")))
      .orderBy(asc(runStages.round)),
  );
  const ofRuns = new Map<string, Map<number, RunSelection>>();
  for (const { run, round, stageId, statistics } of rows) {
    const ofRun = ofRuns.get(run) ?? new Map<number, RunSelection>();
    ofRuns.set(run, ofRun.set(round, { stageId, statistics: statistics as SelectionStatistics | null }));
  }
  return ofRuns;
}
