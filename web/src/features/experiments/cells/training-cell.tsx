import { Sparkline } from "../../../charts/sparkline.tsx";
import { fixed } from "../../../format/number.ts";
import { seriesStyles } from "../../../theme/series-colours.ts";
import type { ListedExperiment } from "../experiment-row-data.ts";
import { chooseLine, measureOf } from "./choose-line.ts";

/** Training at a glance: the line of one variant, with what it measures and its last value. */
export function TrainingCell({ experiment }: { readonly experiment: ListedExperiment }) {
  const line = chooseLine(experiment);
  if (!line) return <span className="text-xs text-muted">not begun</span>;
  const style = seriesStyles(experiment.summary.variants).get(line.variant);
  const last = line.values.findLast((value) => value !== null);
  return (
    <div className="flex h-9 flex-col justify-center">
      <Sparkline values={line.values} {...(style && { colour: style.colour })} width={88} height={18} />
      <p
        className="truncate text-xs leading-4 text-muted"
        title={`${line.variant}: ${line.metric.replaceAll("_", " ")}, round ${line.round}, step ${line.steps.at(-1)}`}
      >
        {line.variant !== "baseline" && `${line.variant} `}
        {measureOf(line)} {fixed(last, 2)}
      </p>
    </div>
  );
}
