import type { Column as AnyColumn } from "./image-stages.ts";
import type { GalleryRun } from "./run-requests.ts";

export type Column = AnyColumn<GalleryRun>;

/** What a run is called among others: its variant, with concept, seed and experiment where these are not the same for all. */
export function runName(run: GalleryRun, among: readonly GalleryRun[]): string {
  const differs = (of: (each: GalleryRun) => unknown) => new Set(among.map(of)).size > 1;
  return [
    run.variant,
    differs((each) => each.concept.id) && run.concept.name,
    differs((each) => each.seed) && `seed ${run.seed}`,
    differs((each) => each.experiment.id) && run.experiment.name,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What a column is called: the variants of its runs. */
export const columnName = ({ runs }: Column): string =>
  [...new Set(runs.map(({ variant }) => variant))].join(", ");

/** After which training a column's images were made. */
export function columnStage({ stage }: Column): string {
  if (!stage) return "no such images";
  if (stage.purpose === "training") return `candidates of round ${stage.round}`;
  if (stage.step !== null) return `step ${stage.step}`;
  return stage.round === 0 ? "personalised" : `after round ${stage.round}`;
}
