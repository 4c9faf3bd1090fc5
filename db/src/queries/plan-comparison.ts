import { AppError } from "../contract/index.ts";
import {
  checkpointsOf,
  finalCheckpoint,
  type GroupCheckpoint,
  groupRuns,
  nameCheckpoints,
  nameOfRun,
  type RunGroup,
} from "./choose-checkpoints.ts";
import type { EvaluatedRun, JudgedBy } from "./evaluated-runs.ts";

type Judge = JudgedBy["judge"];

/** The group of the baseline, with its runs of the concepts that the others are about. */
function chooseBaseline(
  runs: readonly EvaluatedRun[],
  asked: readonly EvaluatedRun[],
  baselineRunId: string | undefined,
): RunGroup {
  const first = asked[0]!;
  const group = groupRuns(runs).find((each) =>
    baselineRunId === undefined
      ? each.runs.some(
          (run) => run.isBaseline && run.experimentId === first.experimentId && run.seed === first.seed,
        )
      : each.runs.some((run) => run.id === baselineRunId),
  );
  const concepts = new Set(asked.map(({ concept }) => concept));
  const ofConcepts = group?.runs.filter(({ concept }) => concepts.has(concept)) ?? [];
  if (ofConcepts.length === 0)
    throw AppError.badInput(
      "baselineRunId",
      baselineRunId ?? null,
      `a run to compare with that is about ${[...concepts].join(", ")}`,
    );
  return { runs: ofConcepts };
}

/**
 * The groups that are compared, that of the baseline first, and the concepts that all are about.
 * BAD_INPUT when there is no baseline, or a group lacks a concept.
 */
export function chooseGroups(
  runs: readonly EvaluatedRun[],
  runIds: readonly string[],
  baselineRunId: string | undefined,
): { groups: RunGroup[]; concepts: string[] } {
  const asked = runIds.map((id) => runs.find((run) => run.id === id)!);
  const baseline = chooseBaseline(runs, asked, baselineRunId);
  const others = groupRuns(
    runs.filter((run) => asked.includes(run) && !baseline.runs.some(({ id }) => id === run.id)),
  );
  const groups = [baseline, ...others];
  const concepts = [...new Set(asked.map(({ concept }) => concept))].sort();
  for (const group of groups) {
    const lacking = concepts.filter((concept) => !group.runs.some((run) => run.concept === concept));
    if (lacking.length)
      throw AppError.badInput(
        "runIds",
        group.runs.map(nameOfRun),
        `runs of the same concepts as the others: of ${lacking.join(", ")} too`,
      );
  }
  return { groups, concepts };
}

const hashesOf = ({ evaluations }: GroupCheckpoint, judge: Judge) =>
  evaluations.map(({ judges }) => judges.find((each) => each.judge === judge)?.hash);

/** The judges that scored every checkpoint. BAD_INPUT when the selecting one is not the same everywhere. */
function commonJudges(checkpoints: readonly GroupCheckpoint[]): Set<Judge> {
  const [first] = checkpoints as [GroupCheckpoint];
  const otherThanFirst = (judge: Judge) => {
    const expected = hashesOf(first, judge)[0];
    return checkpoints.find((each) =>
      hashesOf(each, judge).some((hash) => hash === undefined || hash !== expected),
    );
  };
  const other = otherThanFirst("clip");
  if (other)
    throw AppError.badInput("runIds", other.name, `runs that were scored by the same judge as ${first.name}`);
  return new Set(otherThanFirst("held-out") ? ["clip"] : ["clip", "held-out"]);
}

/** What a comparison is made of. */
export interface PlannedComparison {
  readonly checkpoints: readonly GroupCheckpoint[];
  /** Name of the checkpoint that the others are compared with. */
  readonly baseline: GroupCheckpoint;
  readonly judges: ReadonlySet<Judge>;
}

/**
 * Chooses the checkpoints of each group, the baseline's group being the first. BAD_INPUT when the runs of a group share no
 * checkpoint, or were scored by different judges.
 */
export function planComparison(
  groups: readonly RunGroup[],
  suite: string,
  which: "last" | "all",
): PlannedComparison {
  const chosen = groups.map((group) => {
    const all = checkpointsOf(group, suite);
    const last = finalCheckpoint(all);
    if (last) return { all: which === "all" ? all : [last], last };
    throw AppError.badInput(
      "runIds",
      group.runs.map(nameOfRun),
      "runs of one variant with a checkpoint that all of them were evaluated at",
    );
  });
  const checkpoints = nameCheckpoints(chosen.flatMap(({ all }) => all));
  const { all, last } = chosen[0]!;
  const baseline = checkpoints[all.indexOf(last)]!;
  return { checkpoints, baseline, judges: commonJudges(checkpoints) };
}
