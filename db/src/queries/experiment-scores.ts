import { asc, eq, inArray } from "drizzle-orm";
import { type ConceptFigures, summarizeVariants, type VariantScore } from "../comparison/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { finalEvaluationsOfRuns } from "../lists/evaluations.ts";
import { type Figure, figuresOfEvaluations } from "../lists/figures.ts";
import { concepts, runs } from "../schema/index.ts";

interface NamedRun {
  readonly id: string;
  readonly experimentId: string;
  readonly variant: string;
  readonly concept: string;
}

const plane = ["imageSimilarity", "textSimilarity"] as const;

/** What was published of a run's final checkpoint; undefined unless that is both IS and TS. */
function figuresOf({ concept }: NamedRun, figures: readonly Figure[]): ConceptFigures | undefined {
  const [is, ts] = plane.map((metric) => figures.find((figure) => figure.metric === metric));
  if (!is || !ts) return undefined;
  return {
    concept,
    values: { imageSimilarity: is.statistic, textSimilarity: ts.statistic },
    deltas: { imageSimilarity: is.delta, textSimilarity: ts.delta },
  };
}

/** The bootstrap that figures were published with. */
function bootstrapOf(protocol: unknown): { seed: number; samples: number } {
  const { bootstrap } = protocol as {
    readonly bootstrap?: { readonly seed?: number; readonly samples?: number };
  };
  return { seed: bootstrap?.seed ?? 0, samples: bootstrap?.samples ?? 10_000 };
}

/**
 * Where the variants of some experiments stand, by the published figures of their runs' final checkpoints on the prompts of a
 * suite (by default the one each was first evaluated on); in the order planned, those without figures left out. Three
 * statements, however many experiments.
 */
export async function scoresOfExperiments(
  db: Database,
  ids: readonly string[],
  suite?: string,
): Promise<Map<string, VariantScore[]>> {
  const named: NamedRun[] = await guarded(() =>
    db.sql
      .select({
        id: runs.id,
        experimentId: runs.experimentId,
        variant: runs.variant,
        concept: concepts.name,
      })
      .from(runs)
      .innerJoin(concepts, eq(concepts.id, runs.conceptId))
      .where(inArray(runs.experimentId, [...ids]))
      .orderBy(asc(runs.id)),
  );
  const finals = await finalEvaluationsOfRuns(
    db,
    named.map(({ id }) => id),
    suite,
  );
  const evaluationIds = [...finals.values()].map(({ id }) => id);
  const figures = await figuresOfEvaluations(db, evaluationIds, { metrics: plane, perPrompt: false });
  const ofExperiments = Map.groupBy(named, ({ experimentId }) => experimentId);
  return new Map(
    [...ofExperiments].map(([id, own]) => {
      const variants = [...Map.groupBy(own, ({ variant }) => variant)].map(([variant, ofVariant]) => {
        // Of forks that share a name, the latest stands for the variant.
        const latest = new Map<string, ConceptFigures>();
        for (const run of ofVariant) {
          const found = figuresOf(run, figures.get(finals.get(run.id)?.id ?? "") ?? []);
          if (found) latest.set(run.concept, found);
        }
        return { variant, concepts: [...latest.values()] };
      });
      const first = own.map((run) => finals.get(run.id)).find((final) => final !== undefined);
      return [id, first ? summarizeVariants(variants, bootstrapOf(first.protocol)) : []];
    }),
  );
}
