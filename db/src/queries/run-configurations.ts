import { eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { concepts, experiments, runs } from "../schema/index.ts";
import type { RunConfiguration } from "./configured-experiments.ts";
import { found, isId } from "./not-found.ts";

/** Everything that determines a run: its experiment's settings, and what is the run's own. */
export interface WholeRunConfiguration {
  readonly id: string;
  readonly configuration: unknown;
}

/**
 * The whole configurations of runs, in the order of the ids: the experiment's with the run's concept, variant, seed and the
 * selection of every round beside it (a fork's differ from its variant's). For `configurationDifferences`.
 * NOT_FOUND for an unknown run.
 */
export async function readRunConfigurations(
  db: Database,
  runIds: readonly string[],
): Promise<WholeRunConfiguration[]> {
  const ids = runIds.map((id) => found(isId(id) ? id.toLowerCase() : undefined, "run", id));
  const rows = await guarded(() =>
    db.sql
      .select({
        id: runs.id,
        variant: runs.variant,
        seed: runs.seed,
        own: runs.configuration,
        experiment: experiments.configuration,
        concept: concepts.name,
      })
      .from(runs)
      .innerJoin(experiments, eq(experiments.id, runs.experimentId))
      .innerJoin(concepts, eq(concepts.id, runs.conceptId))
      .where(inArray(runs.id, ids)),
  );
  return ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    const { variant, seed, own, experiment, concept } = found(row, "run", id);
    const { selections } = own as Partial<RunConfiguration>;
    return {
      id,
      configuration: {
        ...(experiment as object),
        concept,
        variant,
        seed,
        ...(selections === undefined ? {} : { selections }),
      },
    };
  });
}
