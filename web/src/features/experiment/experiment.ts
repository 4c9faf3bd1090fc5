import { comparisonOfRuns } from "../results/index.ts";
import type { ExperimentPageQuery } from "./experiment-page.graphql.ts";
import type { ExperimentProgressSubscription } from "./experiment-progress.graphql.ts";

/** What the pages of an experiment know of it. */
export type Experiment = Extract<NonNullable<ExperimentPageQuery["node"]>, { readonly name: string }>;
export type ExperimentRun = Experiment["runs"]["nodes"][number];
type Progress = ExperimentProgressSubscription["experimentProgress"];

/** Whether a runner works on it, or will. */
export const isUnderWay = (status: string): boolean => ["QUEUED", "RUNNING", "CANCELLING"].includes(status);

/** The experiment of an answer; undefined where there is none of the id. */
export const experimentOf = (data: ExperimentPageQuery | undefined): Experiment | undefined =>
  data?.node && "name" in data.node ? (data.node as Experiment) : undefined;

/**
 * The experiment with its progress laid over it. A run that the page does not know yet (a fork) is left out: `isStale` then
 * asks for the whole.
 */
export function withProgress(experiment: Experiment, progress: Progress): Experiment {
  const news = new Map(progress.runs.nodes.map((run) => [run.id, run]));
  return {
    ...experiment,
    status: progress.status,
    error: progress.error,
    progress: progress.progress,
    summary: { ...experiment.summary, ...progress.summary },
    runs: {
      ...experiment.runs,
      nodes: experiment.runs.nodes.map((run) => ({ ...run, ...news.get(run.id) })),
    },
  };
}

/** Whether more has happened than progress tells: runs have ended and have figures now, or there are others. */
export function isStale(experiment: Experiment, progress: Progress): boolean {
  const ended = (runs: readonly { readonly id: string; readonly status: string }[]) =>
    runs.filter(({ status }) => status === "DONE").length;
  const known = new Set(experiment.runs.nodes.map(({ id }) => id));
  return (
    ended(progress.runs.nodes) !== ended(experiment.runs.nodes) ||
    (experiment.runs.totalCount === experiment.runs.nodes.length &&
      progress.runs.nodes.some(({ id }) => !known.has(id))) ||
    (isUnderWay(experiment.status) && !isUnderWay(progress.status))
  );
}

/** Whether any of its variants can be compared yet. */
export const hasResults = ({ runs }: Experiment): boolean =>
  comparisonOfRuns(runs.nodes, { concept: null, suite: null, against: null }) !== undefined;
