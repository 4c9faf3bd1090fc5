import { sql } from "drizzle-orm";
import { concepts, experiments } from "../schema/index.ts";
import { asNumber, type Columns, columnar, rowReader, type Values } from "./columnar.ts";
import { type ConceptRow, conceptColumns } from "./concepts.ts";
import type { ExperimentRow } from "./experiments.ts";
import type { RunSeries } from "./metric-series.ts";
import type { Companion } from "./read-page.ts";

/** An experiment as it comes along with its runs: all but its largest column. */
export type RunsExperiment = Omit<ExperimentRow, "configuration">;

/** What a page of runs has brought along, by the names it was asked for. */
export interface RunCompanions {
  experiment?: RunsExperiment;
  concept?: ConceptRow;
  /** Every series of the run's stages, by round and name. */
  metrics?: readonly RunSeries[];
}

export interface CompaniedRun {
  readonly id: string;
  readonly experimentId: string;
  readonly conceptId: string;
  along?: RunCompanions;
}

const experimentColumns = {
  id: experiments.id,
  name: experiments.name,
  preset: experiments.preset,
  configurationHash: experiments.configurationHash,
  status: experiments.status,
  error: experiments.error,
  tags: experiments.tags,
  note: experiments.note,
  archivedAt: experiments.archivedAt,
  createdAt: experiments.createdAt,
  startedAt: experiments.startedAt,
  finishedAt: experiments.finishedAt,
};

const listsOf = (columns: Columns) => columnar(Object.values(columns).map((column) => sql`${column}`));

/** Rows of another table by their id, each once however many runs have it. */
function referred<K extends "experiment" | "concept">(
  name: K,
  columns: Columns,
  lists: Companion<CompaniedRun>["lists"],
): Companion<CompaniedRun> {
  const read = rowReader<NonNullable<RunCompanions[K]> & { readonly id: string }>(columns);
  return {
    lists,
    attach(runs, found) {
      const byId = new Map(read(found).map((row) => [row.id, row]));
      for (const run of runs) {
        run.along ??= {};
        run.along[name] = byId.get(run[`${name}Id`])!;
      }
    },
  };
}

const seriesColumns = ["n", "round", "stage_id", "metric", "step", "value", "min", "max", "time"];

function attachSeries(runs: readonly CompaniedRun[], found: readonly Values[]): void {
  const ofRuns = runs.map((run) => {
    const series: RunSeries[] = [];
    run.along ??= {};
    run.along.metrics = series;
    return series;
  });
  const numbers = found[0] as readonly number[] | null;
  const [, rounds, stages, names, steps, values, least, greatest, times] = found as readonly never[][];
  for (let i = 0; i < (numbers?.length ?? 0); i++) {
    const n = numbers![i]! - 1;
    ofRuns[n]!.push({
      runId: runs[n]!.id,
      round: rounds![i]!,
      stageId: stages![i]!,
      name: names![i]!,
      step: steps![i]!,
      value: asNumber(values![i]) as number,
      min: asNumber(least![i]) as number,
      max: asNumber(greatest![i]) as number,
      time: times![i]!,
    });
  }
}

/** What pages of runs can bring along. */
export const runCompanions: Readonly<Record<keyof RunCompanions, Companion<CompaniedRun>>> = {
  experiment: referred(
    "experiment",
    experimentColumns,
    sql`select ${listsOf(experimentColumns)} from ${experiments}
      where ${experiments.id} in (select experiment_id from page)`,
  ),
  concept: referred(
    "concept",
    conceptColumns,
    sql`select ${listsOf(conceptColumns)} from ${concepts} where ${concepts.id} in (select concept_id from page)`,
  ),
  metrics: {
    lists: sql`select ${columnar(seriesColumns.map((name) => sql`series.${sql.identifier(name)}`))} from (
      select page.at_row as n, u.round, l.stage_id, l.metric, l.step, l.value, l.min, l.max, l.time
      from page join run_stages u on u.run_id = page.id join metric_latest l on l.stage_id = u.stage_id
      order by u.round, l.stage_id, l.metric collate "C") as series`,
    attach: attachSeries,
  },
};
