import type { ListedExperiment } from "../experiment-row-data.ts";

type Score = ListedExperiment["scores"][number];
export type Delta = NonNullable<Score["imageSimilarityDelta"]>;

/** A variant of an experiment with its differences to the baseline, once it was evaluated. */
export interface ListedVariant {
  readonly name: string;
  readonly textDelta: Delta | null;
  readonly imageDelta: Delta | null;
  /** Whether the sum of its differences is the greatest, and above 0. */
  readonly best: boolean;
}

const finite = (delta: Delta | null | undefined): Delta | null =>
  delta && Number.isFinite(delta.value) ? delta : null;

/** The variants beside the baseline, in the order planned; the best comes first where not all can be `shown`. */
export function variantsOf(
  { summary, scores }: Pick<ListedExperiment, "summary" | "scores">,
  shown: number,
): { readonly variants: readonly ListedVariant[]; readonly hidden: number } {
  const all = summary.variants
    .filter((name) => name !== "baseline")
    .map((name): ListedVariant => {
      const score = scores.find(({ variant }) => variant === name);
      return {
        name,
        textDelta: finite(score?.textSimilarityDelta),
        imageDelta: finite(score?.imageSimilarityDelta),
        best: score?.best ?? false,
      };
    });
  if (all.length <= shown) return { variants: all, hidden: 0 };
  const first = [...all.filter(({ best }) => best), ...all.filter(({ best }) => !best)].slice(0, shown);
  return { variants: first, hidden: all.length - shown };
}
