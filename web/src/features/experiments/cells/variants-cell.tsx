import { Swatch } from "../../../charts/marker.tsx";
import { signedInterval, verdict } from "../../../format/interval.ts";
import { signed } from "../../../format/number.ts";
import { seriesStyles } from "../../../theme/series-colours.ts";
import { classNames } from "../../../ui/class-names.ts";
import type { ListedExperiment } from "../experiment-row-data.ts";

import { type Delta, variantsOf } from "./variants-of.ts";

/** A difference; faint where its interval holds 0, so that chance does not shout. */
const Difference = ({ name, delta }: { readonly name: string; readonly delta: Delta | null }) => (
  <span
    className={classNames("text-right", verdict(delta) === "open" && "text-muted")}
    title={delta ? `Δ${name} ${signedInterval(delta)}, n = ${delta.n}` : undefined}
  >
    <span className="sr-only">Δ{name} </span>
    {signed(delta?.value, 3)}
  </span>
);

/** What each variant gains or loses against the baseline in TS (above) and IS (below). */
export function VariantsCell({
  experiment,
  shown = 3,
}: {
  readonly experiment: ListedExperiment;
  readonly shown?: number;
}) {
  const { variants, hidden } = variantsOf(experiment, shown);
  const styles = seriesStyles(experiment.summary.variants);
  return (
    <ul className="relative z-1 flex gap-3">
      {variants.map(({ name, textDelta, imageDelta, best }) => (
        <li
          key={name}
          className="grid w-22 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-1 text-xs leading-4"
        >
          <span
            className={classNames("flex min-w-0 items-center gap-1", best ? "font-semibold" : "text-muted")}
          >
            <Swatch style={styles.get(name)!} line={false} />
            <span className="truncate" title={name}>
              {name}
            </span>
          </span>
          {(textDelta || imageDelta) && (
            <>
              <Difference name="TS" delta={textDelta} />
              <span className="text-accent">{best ? "best" : ""}</span>
              <Difference name="IS" delta={imageDelta} />
            </>
          )}
        </li>
      ))}
      {hidden > 0 && <li className="self-center text-xs text-muted">+{hidden}</li>}
    </ul>
  );
}
