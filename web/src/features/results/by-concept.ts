import type { Statistic } from "./comparison.ts";
import { type Evidence, evidenceOf } from "./verdict.ts";

interface Scored {
  readonly delta: Statistic | null;
}

/** What is looked at of a run: its own published differences to the baseline of its concept, over prompts. */
export interface ScoredRun {
  readonly id: string;
  readonly variant: string;
  readonly status: string;
  readonly concept: { readonly name: string };
  readonly scores: { readonly imageSimilarity: Scored | null; readonly textSimilarity: Scored | null } | null;
}

/** A variant of one concept. */
export interface ConceptCell {
  readonly runId: string;
  readonly status: string;
  readonly imageSimilarity: Statistic | null;
  readonly textSimilarity: Statistic | null;
  /** Whether its gains in IS and TS have the greatest sum of the concept's variants, and above 0. */
  readonly isBest: boolean;
}

/** The variants of one concept, and which to take. */
export interface ConceptRow {
  readonly concept: string;
  readonly baselineRunId: string | undefined;
  /** By variant; none where it has no run. */
  readonly cells: ReadonlyMap<string, ConceptCell>;
  readonly best: string | undefined;
  /** What the best variant's differences show; undefined without one. */
  readonly evidence: { readonly imageSimilarity: Evidence; readonly textSimilarity: Evidence } | undefined;
}

const gainOf = ({ scores }: ScoredRun): number => {
  const gain =
    (scores?.imageSimilarity?.delta?.value ?? Number.NaN) +
    (scores?.textSimilarity?.delta?.value ?? Number.NaN);
  return Number.isFinite(gain) ? gain : Number.NEGATIVE_INFINITY;
};

/** The variants of some runs beside the baseline, in their order. */
export const variantsOf = (runs: readonly ScoredRun[]): string[] =>
  [...new Set(runs.map(({ variant }) => variant))].filter((variant) => variant !== "baseline");

/** Concept by variant: which variant to take for each subject, by the published differences over its prompts. */
export function byConcept(runs: readonly ScoredRun[]): ConceptRow[] {
  return [...Map.groupBy(runs, ({ concept }) => concept.name)].map(([concept, own]) => {
    const variants = own.filter(({ variant }) => variant !== "baseline");
    const [best] = variants.filter((run) => gainOf(run) > 0).sort((a, b) => gainOf(b) - gainOf(a));
    const cells = variants.map((run): [string, ConceptCell] => [
      run.variant,
      {
        runId: run.id,
        status: run.status,
        imageSimilarity: run.scores?.imageSimilarity?.delta ?? null,
        textSimilarity: run.scores?.textSimilarity?.delta ?? null,
        isBest: run === best,
      },
    ]);
    return {
      concept,
      baselineRunId: own.find(({ variant }) => variant === "baseline")?.id,
      cells: new Map(cells),
      best: best?.variant,
      evidence: best && {
        imageSimilarity: evidenceOf(best.scores?.imageSimilarity?.delta),
        textSimilarity: evidenceOf(best.scores?.textSimilarity?.delta),
      },
    };
  });
}

/** Why a concept's best variant is to be taken, in a few words. */
export function reasonOf({ best, cells, evidence }: ConceptRow): string {
  if (!evidence || !best) {
    const measured = [...cells.values()].some(({ imageSimilarity }) => imageSimilarity !== null);
    return measured ? "no variant gains: keep the baseline" : "not measured yet";
  }
  const { imageSimilarity, textSimilarity } = evidence;
  if (imageSimilarity === "better" && textSimilarity === "better") return "better in IS and TS";
  const [good, other, rest] =
    imageSimilarity === "better" ? ["IS", "TS", textSimilarity] : ["TS", "IS", imageSimilarity];
  if (imageSimilarity !== "better" && textSimilarity !== "better") return "leads, but no clear difference";
  return rest === "worse" ? `better in ${good}, worse in ${other}` : `better in ${good}, ${other} unclear`;
}
