import { asc, eq, inArray } from "drizzle-orm";
import {
  type ConceptFigures,
  DrawsCache,
  summarizeVariants,
  type VariantScore,
} from "../comparison/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { type EvaluationRow, finalEvaluationsOfRuns } from "../lists/evaluations.ts";
import { type Figure, figuresOfEvaluations } from "../lists/figures.ts";
import { concepts, runs } from "../schema/index.ts";
import { takeTurns } from "./take-turns.ts";

interface NamedRun {
  readonly id: string;
  readonly experimentId: string;
  readonly variant: string;
  readonly concept: string;
}

/** What was published of some runs: the evaluation that each stands for, and the figures of evaluations. */
interface Published {
  readonly finals: ReadonlyMap<string, EvaluationRow>;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
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
  return takeTurns(summarizing(named, { finals, figures }));
}

/** Summarizes the experiments one by one, for a thread that has other work to do in between. */
function* summarizing(
  named: readonly NamedRun[],
  { finals, figures }: Published,
): Generator<void, Map<string, VariantScore[]>> {
  const found = new Map<string, VariantScore[]>();
  const draws = new DrawsCache();
  for (const [id, own] of Map.groupBy(named, ({ experimentId }) => experimentId)) {
    const variants = [...Map.groupBy(own, ({ variant }) => variant)].map(([variant, ofVariant]) => {
      // Of forks that share a name, the latest stands for the variant.
      const latest = new Map<string, ConceptFigures>();
      for (const run of ofVariant) {
        const published = figuresOf(run, figures.get(finals.get(run.id)?.id ?? "") ?? []);
        if (published) latest.set(run.concept, published);
      }
      return { variant, concepts: [...latest.values()] };
    });
    const first = own.map((run) => finals.get(run.id)).find((final) => final !== undefined);
    if (first) found.set(id, summarizeVariants(variants, { ...bootstrapOf(first.protocol), draws }));
    yield;
  }
  return found;
}
