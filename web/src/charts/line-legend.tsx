import { classNames } from "../ui/class-names.ts";
import type { LineSeries } from "./line-series.ts";
import { Swatch } from "./marker.tsx";

interface LineLegendProps {
  readonly series: readonly LineSeries[];
  /** The line that a press of its name has brought to the front. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  /** Called with the line pointed at, or with nothing. */
  readonly onPoint: (id: string | undefined) => void;
}

/** Names of many lines below a chart: pointing at one lets the others fade, pressing it keeps them so. */
export function LineLegend({ series, chosen, onChoose, onPoint }: LineLegendProps) {
  return (
    <ul aria-label="Lines" className="mt-1 flex flex-wrap gap-x-2 pl-2 text-xs">
      {series.map(({ id, label, style }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={id === chosen}
            className={classNames(
              "flex min-h-6 items-center gap-1 rounded-sm px-1 hover:bg-accent-soft",
              id === chosen && "bg-accent-soft font-semibold",
            )}
            onClick={() => onChoose(id === chosen ? undefined : id)}
            onPointerEnter={() => onPoint(id)}
            onPointerLeave={() => onPoint(undefined)}
          >
            <Swatch style={{ ...style, dash: undefined }} />
            <span data-chart-text="">{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
