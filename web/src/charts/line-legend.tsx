import type { LineSeries } from "./line-series.ts";
import { Swatch } from "./marker.tsx";

interface LineLegendProps {
  readonly series: readonly LineSeries[];
  /** Called with the line pointed at, or with nothing. */
  readonly onEmphasise: (id: string | undefined) => void;
}

/** Names of many lines below a chart; pointing at one lets the others fade. */
export function LineLegend({ series, onEmphasise }: LineLegendProps) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1 pl-3 text-xs">
      {series.map(({ id, label, style }) => (
        <li
          key={id}
          className="flex items-center gap-1"
          onPointerEnter={() => onEmphasise(id)}
          onPointerLeave={() => onEmphasise(undefined)}
        >
          <Swatch style={style} />
          <span data-chart-text="">{label}</span>
        </li>
      ))}
    </ul>
  );
}
