import { seriesStyles } from "../../../theme/series-colours.ts";
import type { ListedExperiment } from "../experiment-row-data.ts";

type Line = ListedExperiment["sparkline"][number];

/** Preference training at a glance, a line for each variant; before it has begun the loss of the personalisation. */
export function TrainingCell({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <span className="text-xs text-muted">
      {lines.length}
      {seriesStyles([]).size}
    </span>
  );
}
