import type { Box } from "./box.ts";
import type { Position } from "./frontier.ts";
import type { PlaneLayout } from "./plane-layout.ts";

const line = (points: readonly Position[]): string =>
  points.length < 2
    ? ""
    : `M${points.map(({ x, y }) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join("L")}`;

interface PlaneBackdropProps {
  readonly layout: PlaneLayout;
  readonly frame: Box;
  /** Where the reference stands, pixels, and what it is called. */
  readonly reference: (Position & { readonly name: string }) | undefined;
}

/** What lies behind the points: the quadrant that beats the reference, its lines, the frontiers. */
export function PlaneBackdrop({ layout, frame, reference }: PlaneBackdropProps) {
  const right = frame.x + frame.width;
  const corner = reference && { width: right - reference.x, height: reference.y - frame.y };
  return (
    <>
      {reference && corner && (
        <>
          {corner.width > 0 && corner.height > 0 && (
            <rect
              x={reference.x}
              y={frame.y}
              width={corner.width}
              height={corner.height}
              fill="var(--accent)"
              fillOpacity={0.05}
            />
          )}
          <path
            d={`M${frame.x} ${reference.y}H${right}M${reference.x} ${frame.y}V${frame.y + frame.height}`}
            stroke="var(--series-baseline)"
            strokeDasharray="2 3"
            fill="none"
          />
          {corner.width > 150 && corner.height > 24 && (
            <text x={right - 8} y={frame.y + 16} textAnchor="end" fontSize={12} fill="var(--muted)">
              better than {reference.name} on both
            </text>
          )}
        </>
      )}
      <path
        d={line(layout.frontier)}
        fill="none"
        stroke="var(--text)"
        strokeOpacity={0.7}
        strokeWidth={1.5}
      />
      {layout.frontierName && (
        <text x={layout.frontierName.x} y={layout.frontierName.y} fontSize={12} fill="var(--muted)">
          Pareto frontier
        </text>
      )}
      <path
        d={line(layout.baseline)}
        fill="none"
        stroke="var(--series-baseline)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
    </>
  );
}
