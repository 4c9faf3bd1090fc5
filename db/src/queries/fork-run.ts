import { AppError, type Selection } from "../contract/index.ts";
import type { Database } from "../database.ts";
import type { RunConfiguration } from "./configured-experiments.ts";
import { findExperiment, setExperimentStatus } from "./experiments.ts";
import { addRun, type Run } from "./runs.ts";

export interface Fork {
  /** The first round that selects in another way. */
  readonly round: number;
  readonly selection: Selection;
  /** Name of the new variant. */
  readonly name: string;
}

/**
 * Adds a run that is the given one up to a round and selects its pairs in another way from there on. It shares everything
 * that came before; run the experiment to do the rest. BAD_INPUT for a baseline, a round it does not have, or a taken name.
 */
export async function forkRun(db: Database, run: Run, { round, selection, name }: Fork): Promise<Run> {
  const { selections } = run.configuration as Partial<RunConfiguration>;
  if (!selections?.length)
    throw AppError.badInput(
      "run",
      run.variant,
      "a run with preference rounds (not the baseline, not an import)",
    );
  if (!Number.isInteger(round) || round < 1 || round > selections.length)
    throw AppError.badInput("round", round, `a round of the run, from 1 to ${selections.length}`);
  const experiment = await findExperiment(db, run.experimentId);
  const own: RunConfiguration = {
    selections: selections.map((before, index) => (index + 1 < round ? before : selection)),
  };
  const taken = experiment.runs.filter((r) => r.variant.toLowerCase() === name.toLowerCase());
  const same = taken.some((r) => r.parentRunId === run.id && r.forkRound === round);
  if (taken.length > 0 && !same && taken.some((r) => r.conceptId === run.conceptId))
    throw AppError.badInput("name", name, "a variant name that the experiment does not have yet");
  const fork = await addRun(db, experiment.id, {
    conceptId: run.conceptId,
    variant: name,
    seed: run.seed,
    parentRunId: run.id,
    forkRound: round,
    configuration: own,
  });
  if (fork.status === "queued") await setExperimentStatus(db, experiment.id, "queued");
  return fork;
}
