import { and, eq, sql } from "drizzle-orm";
import { slug } from "../contract/fields.ts";
import { AppError, parseInput, type Selection } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { canonicalJson } from "../hash-json.ts";
import { experiments, runs } from "../schema/index.ts";
import type { RunConfiguration } from "./configured-experiments.ts";
import { announceExperiment } from "./progress.ts";
import type { Run } from "./runs.ts";

export interface Fork {
  /** The first round that selects in another way. */
  readonly round: number;
  readonly selection: Selection;
  /** Name of the new variant. */
  readonly name: string;
}

/**
 * Adds a run that is the given one up to a round and selects its pairs in another way from there on. It shares everything
 * that came before; start the experiment to do the rest. The same fork again is the run that exists. BAD_INPUT for a baseline,
 * a round it does not have, a name that is none or is taken; CONFLICT for an archived experiment.
 */
export async function forkRun(db: Database, run: Run, fork: Fork): Promise<Run> {
  const { experimentId, conceptId, seed, id: parentRunId } = run;
  const name = parseInput(slug("a variant's name"), fork.name, "name");
  const configuration = forkedConfiguration(run, fork);
  const made = await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [experiment] = await tx
        .select({ archivedAt: experiments.archivedAt })
        .from(experiments)
        .where(eq(experiments.id, experimentId))
        .for("update");
      if (experiment?.archivedAt)
        throw new AppError("CONFLICT", "The experiment is archived; it takes no further runs.", {
          field: "experiment",
          value: experimentId,
          expected: "an experiment that is not archived; restore it first",
        });
      const taken = await tx
        .select()
        .from(runs)
        .where(
          and(
            eq(runs.experimentId, experimentId),
            eq(runs.conceptId, conceptId),
            sql`lower(${runs.variant}) = lower(${name})`,
          ),
        );
      const same = taken.find(
        (r) =>
          r.parentRunId === parentRunId &&
          r.forkRound === fork.round &&
          canonicalJson(r.configuration) === canonicalJson(configuration),
      );
      if (same) return same;
      if (taken.length)
        throw AppError.badInput("name", name, "a variant name that the experiment does not have yet");
      const added = { experimentId, conceptId, variant: name, seed, parentRunId, forkRound: fork.round };
      const [row] = await tx
        .insert(runs)
        .values({ ...added, configuration })
        .returning();
      return row!;
    }),
  );
  await announceExperiment(db, experimentId);
  return made;
}

function forkedConfiguration(run: Run, { round, selection }: Fork): RunConfiguration {
  const { selections } = run.configuration as Partial<RunConfiguration>;
  if (!selections?.length)
    throw AppError.badInput(
      "run",
      run.variant,
      "a run with preference rounds (not the baseline, not an import)",
    );
  if (!Number.isInteger(round) || round < 1 || round > selections.length)
    throw AppError.badInput("round", round, `a round of the run, from 1 to ${selections.length}`);
  return { selections: selections.map((before, index) => (index + 1 < round ? before : selection)) };
}
