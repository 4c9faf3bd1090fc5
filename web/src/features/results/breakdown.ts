import type { BreakdownQuery } from "./breakdown.graphql.ts";
import type { ScoreMetric } from "./comparison.ts";

type Node = Extract<NonNullable<BreakdownQuery["nodes"][number]>, { readonly variant: string }>;
/** A run with the means of its prompts; of the answer's nodes those that were evaluated. */
export type PromptedRun = Pick<Node, "id" | "variant" | "concept"> & {
  readonly scores: NonNullable<Node["scores"]>;
};

/** Differences to the baseline of one prompt of one concept, or of all prompts of a concept. */
export interface BreakdownRow {
  /** Unique among the rows. */
  readonly key: string;
  readonly concept: string;
  /** The subject written as its class; null for all prompts of the concept. */
  readonly prompt: string | null;
  /** The baseline's mean. */
  readonly baseline: number;
  /** Difference of each variant's mean to the baseline's, raw cosine units. */
  readonly deltas: ReadonlyMap<string, number>;
}

/** The runs of an answer that were evaluated. */
export const promptedRuns = ({ nodes }: BreakdownQuery): PromptedRun[] =>
  nodes.flatMap((node) => {
    if (!node || !("variant" in node)) return [];
    const { id, variant, concept, scores } = node as Node;
    return scores ? [{ id, variant, concept, scores }] : [];
  });

/** The mean of each prompt of a run; figures without a prompt or that are no numbers are passed over. */
function meansOf({ scores }: PromptedRun, metric: ScoreMetric): ReadonlyMap<string, number> {
  return new Map(
    scores.figures.flatMap(({ metric: own, prompt, statistic }) =>
      own === metric && prompt !== null && Number.isFinite(statistic.value)
        ? [[prompt, statistic.value] as const]
        : [],
    ),
  );
}

/** Prompt by variant, concept after concept: the differences to the reference variant of the same concept and prompt. */
export function byPrompt(
  runs: readonly PromptedRun[],
  metric: ScoreMetric,
  reference = "baseline",
): BreakdownRow[] {
  return [...Map.groupBy(runs, ({ concept }) => concept.name)].flatMap(([concept, own]) => {
    const base = own.find(({ variant }) => variant === reference);
    if (!base) return [];
    const others = own
      .filter((run) => run !== base)
      .map(({ variant, ...run }) => ({ variant, means: meansOf({ variant, ...run }, metric) }));
    return [...meansOf(base, metric)].map(([prompt, baseline]) => ({
      key: `${concept}: ${prompt}`,
      concept,
      prompt,
      baseline,
      deltas: new Map(
        others.flatMap(({ variant, means }) => {
          const mean = means.get(prompt);
          return mean === undefined ? [] : [[variant, mean - baseline] as const];
        }),
      ),
    }));
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Concept by variant: the mean over its prompts, each weighing the same. */
export function overPrompts(rows: readonly BreakdownRow[]): BreakdownRow[] {
  return [...Map.groupBy(rows, ({ concept }) => concept)].map(([concept, own]) => {
    const variants = new Set(own.flatMap(({ deltas }) => [...deltas.keys()]));
    return {
      key: concept,
      concept,
      prompt: null,
      baseline: mean(own.map(({ baseline }) => baseline)),
      deltas: new Map(
        [...variants].map((variant) => [
          variant,
          mean(own.flatMap(({ deltas }) => deltas.get(variant) ?? [])),
        ]),
      ),
    };
  });
}

/** Rows by name, by the baseline's mean or by a variant's difference; `-` before it for greatest first. What lacks it is last. */
export function sortBreakdown(rows: readonly BreakdownRow[], text: string): BreakdownRow[] {
  const descending = text.startsWith("-");
  const key = text.replace(/^-/, "");
  if (key === "name") return rows.toSorted((a, b) => (descending ? -1 : 1) * (a.key < b.key ? -1 : 1));
  const numberOf = ({ baseline, deltas }: BreakdownRow) => (key === "baseline" ? baseline : deltas.get(key));
  return rows.toSorted((a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return descending ? y - x : x - y;
  });
}

/** The greatest difference either way: the end of the colour scale. 0 without any. */
export const greatestDelta = (rows: readonly BreakdownRow[]): number =>
  Math.max(0, ...rows.flatMap(({ deltas }) => [...deltas.values()].map(Math.abs)));
