/** What the gallery needs to know of a run to find its images. */
export interface RunWithStages {
  readonly id: string;
  readonly variant: string;
  readonly evaluations: readonly {
    readonly checkpoint: string;
    readonly round: number | null;
    readonly step: number | null;
    readonly suite: string;
    readonly stage: { readonly id: string };
  }[];
  readonly stages: readonly {
    readonly round: number;
    readonly stage: { readonly id: string; readonly kind: string; readonly status: string };
  }[];
}

export type ImagePurpose = "evaluation" | "training";

/** A stage of a run that made images: what for, and after which round. */
export interface ImageStage {
  readonly stage: string;
  readonly purpose: ImagePurpose;
  /** Round of preference training; 0 for the personalisation. */
  readonly round: number;
  /** Step of the personalisation, where it is one of several of its checkpoints. */
  readonly step: number | null;
  /** Prompt set of the evaluation; null for training images and for evaluations that are not published yet. */
  readonly suite: string | null;
  readonly status: string;
}

/**
 * The stages of a run that make images, in their order. A round's first one makes the candidates of its pairs, if it selects
 * pairs; the others are evaluations, named once they are published.
 */
export function imageStagesOf(run: RunWithStages): ImageStage[] {
  const published = new Map(run.evaluations.map((each) => [each.stage.id, each]));
  const selecting = new Set(run.stages.filter(({ stage }) => stage.kind === "SELECT").map((s) => s.round));
  const found: ImageStage[] = [];
  for (const { round, stage } of run.stages) {
    if (stage.kind !== "GENERATE" && stage.kind !== "IMPORT") continue;
    const evaluation = published.get(stage.id);
    const first = !found.some((each) => each.round === round);
    found.push({
      stage: stage.id,
      purpose: !evaluation && first && selecting.has(round) ? "training" : "evaluation",
      round,
      step: evaluation?.step ?? null,
      suite: evaluation?.suite ?? null,
      status: stage.status,
    });
  }
  return found;
}

export interface StageChoice {
  readonly purpose: ImagePurpose;
  /** Null for the last one of each run. */
  readonly round: number | null;
  readonly suite: string | null;
}

const stepOf = ({ step }: ImageStage) => step ?? Number.POSITIVE_INFINITY;

/**
 * Which stage of a run is shown under a choice. A run without rounds (a baseline) stands for itself whatever round is asked;
 * without a round the last one that is done counts, of the personalisation's checkpoints the last one. Undefined where the
 * run has no such images.
 */
export function chooseStage(run: RunWithStages, choice: StageChoice): ImageStage | undefined {
  const stages = imageStagesOf(run).filter(
    ({ purpose, suite }) =>
      purpose === choice.purpose && (choice.suite === null || suite === null || suite === choice.suite),
  );
  const hasRounds = run.stages.some(({ round }) => round > 0);
  const done = stages.filter(({ status }) => status === "DONE");
  const wanted =
    choice.round !== null && hasRounds
      ? stages.filter(({ round }) => round === choice.round)
      : done.length > 0
        ? done
        : stages;
  const last = Math.max(...wanted.map(({ round }) => round));
  const candidates = wanted.filter(({ round }) => round === last);
  return candidates
    .filter(({ suite }) => suite === candidates[0]?.suite)
    .toSorted((a, b) => (stepOf(a) < stepOf(b) ? -1 : stepOf(a) > stepOf(b) ? 1 : 0))
    .at(-1);
}

/** The rounds and suites that there is anything to choose from in some runs, ascending. */
export function choicesOf(runs: readonly RunWithStages[], purpose: ImagePurpose) {
  const stages = runs.flatMap(imageStagesOf).filter((each) => each.purpose === purpose);
  const rounds = [...new Set(stages.map(({ round }) => round))].sort((a, b) => a - b);
  const suites = [...new Set(stages.flatMap(({ suite }) => suite ?? []))].sort();
  return { rounds, suites };
}

/** A column of the gallery: the images of one stage, and the runs that share it. */
export interface Column<R extends RunWithStages = RunWithStages> {
  /** Local id of the first of its runs: what addresses name it by. */
  readonly key: string;
  readonly runs: readonly R[];
  readonly stage: ImageStage | undefined;
}

/** One column for each run, in order; runs that share the very stage (the first round's candidates, say) are one column. */
export function columnsOf<R extends RunWithStages>(runs: readonly R[], choice: StageChoice): Column<R>[] {
  const columns: (Column<R> & { runs: R[] })[] = [];
  for (const run of runs) {
    const stage = chooseStage(run, choice);
    const same = stage && columns.find((each) => each.stage?.stage === stage.stage);
    if (same) same.runs.push(run);
    else columns.push({ key: run.id.slice(run.id.indexOf(":") + 1), runs: [run], stage });
  }
  return columns;
}
