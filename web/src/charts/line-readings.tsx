import { integer, number } from "../format/number.ts";
import { classNames } from "../ui/class-names.ts";
import type { Box } from "./box.ts";
import type { Reading } from "./line-series.ts";
import { Swatch } from "./marker.tsx";

interface LineReadingsProps {
  readonly readings: readonly Reading[];
  readonly x: number;
  readonly xLabel: string;
  /** Where the cursor stands, pixels. */
  readonly left: number;
  readonly frame: Box;
}

/** Values of all lines beside the cursor, in the order in which the lines lie; what was measured stands behind the smooth value. */
export function LineReadings({ readings, x, xLabel, left, frame }: LineReadingsProps) {
  const onTheLeft = left > frame.x + frame.width / 2;
  const place = onTheLeft ? { right: `calc(100% - ${left - 12}px)` } : { left: left + 12 };
  return (
    <div
      aria-hidden="true"
      data-screen-only=""
      className="pointer-events-none absolute z-10 w-max max-w-[min(40rem,92vw)] rounded border border-line bg-raised px-2 py-1 text-xs shadow-overlay"
      style={{ top: frame.y, ...place }}
    >
      <div className="text-muted">
        {xLabel} {Number.isInteger(x) ? integer(x) : number(x)}
      </div>
      <ul className={classNames("gap-x-4", readings.length > 12 && "columns-2")}>
        {readings.map(({ line, value, raw }) => (
          <li key={line.series.id} className="flex items-center gap-1.5 whitespace-nowrap">
            <Swatch style={line.series.style} line={false} />
            <span className="max-w-48 flex-1 truncate">{line.series.label}</span>
            <span className="pl-2 font-semibold tabular-nums">
              {Number.isFinite(value) ? number(value) : "no number"}
            </span>
            {line.isSmoothed && readings.length <= 12 && Number.isFinite(value) && (
              <span className="w-14 text-right text-muted tabular-nums">{number(raw)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
