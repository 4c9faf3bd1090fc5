import {
  type Database,
  type Evaluation,
  type Experiment,
  listConcepts,
  listEvaluations,
  listStages,
  type Run,
} from "@dreambooth-dpo/db";
import { columns } from "../terminal.ts";

interface ShownRun {
  readonly run: Run;
  readonly concept: string;
  readonly stages: { readonly done: number; readonly all: number };
  readonly evaluations: readonly Evaluation[];
}

const figure = ({ results }: Evaluation, metric: string): string => {
  const found = results.find((r) => r.metric === metric && r.promptIndex === null);
  if (!found) return "-";
  if (found.lo === null || found.hi === null) return found.value.toFixed(4);
  return `${found.value.toFixed(4)} [${found.lo.toFixed(4)}, ${found.hi.toFixed(4)}]`;
};

function describeRuns(experiment: Experiment, runs: readonly ShownRun[]): string {
  const heads = ["run", "concept", "status", "stages", "id"];
  const rows = runs.map(({ run, concept, stages }) => [
    `${experiment.name}/${run.variant}`,
    concept,
    run.status,
    `${stages.done}/${stages.all}`,
    run.id,
  ]);
  return columns(heads, rows);
}

function describeFigures(runs: readonly ShownRun[]): string {
  const rows = runs.flatMap(({ concept, evaluations }) =>
    evaluations.map((e) => [
      e.label,
      concept,
      figure(e, "imageSimilarity"),
      figure(e, "imageSimilarityDelta"),
      figure(e, "textSimilarity"),
      figure(e, "textSimilarityDelta"),
    ]),
  );
  if (rows.length === 0) return "No figures are published yet.";
  return columns(["checkpoint", "concept", "IS", "Δ IS", "TS", "Δ TS"], rows);
}

/** An experiment with its runs, how far they are, and their published figures, as data and as text. */
export async function describeExperiment(
  db: Database,
  experiment: Experiment,
): Promise<{ data: unknown; text: string }> {
  const concepts = new Map((await listConcepts(db)).map(({ id, name }) => [id, name]));
  const runs: ShownRun[] = [];
  for (const run of experiment.runs) {
    const stages = await listStages(db, run.id);
    runs.push({
      run,
      concept: concepts.get(run.conceptId) ?? "",
      stages: { done: stages.filter(({ status }) => status === "done").length, all: stages.length },
      evaluations: await listEvaluations(db, run.id),
    });
  }
  const { name, status, error } = experiment;
  const text = [
    `${name}: ${status}${error ? ` (${error.message})` : ""}`,
    describeRuns(experiment, runs),
    describeFigures(runs),
  ].join("\n\n");
  return { data: { ...experiment, runs: runs.map(({ run, ...rest }) => ({ ...run, ...rest })) }, text };
}
