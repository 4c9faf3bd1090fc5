import type { ListedExperiment } from "../experiment-row-data.ts";

export type TrainingLine = ListedExperiment["sparkline"][number];

/**
 * The line that a row has room for: of the best variant, else of the one furthest in preference training, else the loss of the
 * personalisation.
 */
export function chooseLine({
  sparkline,
  scores,
}: Pick<ListedExperiment, "sparkline" | "scores">): TrainingLine | undefined {
  const best = scores.find((score) => score.best)?.variant;
  const tuned = sparkline.filter(({ variant }) => variant !== "baseline");
  const furthest = tuned.toSorted(
    (a, b) => b.round - a.round || (b.steps.at(-1) ?? 0) - (a.steps.at(-1) ?? 0),
  )[0];
  return tuned.find(({ variant }) => variant === best) ?? furthest ?? sparkline[0];
}

/** What a line measures, as short as a row has room for: `acc.` is the implicit accuracy. */
export const measureOf = ({ metric }: TrainingLine): string =>
  metric === "implicit_accuracy" ? "acc." : metric.replaceAll("_", " ");
