import { bracket, withInterval } from "../format/interval.ts";
import type { SeriesStyle } from "../theme/series-colours.ts";
import type { Box } from "./box.ts";
import { Marker } from "./marker.tsx";
import type { PlacedPoint, PlaneLayout } from "./plane-layout.ts";
import { fallbackStyle } from "./plane-uncertainty.tsx";
import type { PlanePointHandlers } from "./use-plane-focus.tsx";

interface PlaneMarksProps {
  readonly layout: PlaneLayout;
  readonly styles: ReadonlyMap<string, SeriesStyle>;
  readonly frame: Box;
  readonly activeId: string | undefined;
  /** The one point that the Tab key reaches. */
  readonly tabId: string | undefined;
  readonly selectedIds: readonly string[];
  readonly handlers: PlanePointHandlers;
}

const isInside = ({ x, y }: PlacedPoint, frame: Box): boolean =>
  x >= frame.x - 1 && x <= frame.x + frame.width + 1 && y >= frame.y - 1 && y <= frame.y + frame.height + 1;

const spoken = ({ point, label, onFrontier }: PlacedPoint): string => {
  const words = (name: string, e: { value: number; lo?: number | null; hi?: number | null }) =>
    bracket(e) ? `${name} ${withInterval(e)}` : `${name} ${withInterval({ value: e.value })}`;
  return `${label}: ${words("IS", point.is)}, ${words("TS", point.ts)}${onFrontier ? ", on the Pareto frontier" : ""}`;
};

/** The points' marks and names; each point a link or a button. */
export function PlaneMarks(props: PlaneMarksProps) {
  const { layout, styles, frame, activeId, tabId, selectedIds, handlers } = props;
  return (
    <>
      {layout.points.map((placed) => {
        const { point, place, label, x, y } = placed;
        if (!isInside(placed, frame)) return null;
        const style = styles.get(point.variant) ?? fallbackStyle;
        const active = point.id === activeId;
        const shared = {
          "data-point": point.id,
          tabIndex: point.id === tabId ? 0 : -1,
          "aria-label": spoken(placed),
          className: "cursor-pointer outline-none",
          ...handlers(placed),
        };
        const inner = (
          <>
            {selectedIds.includes(point.id) && (
              <circle cx={x} cy={y} r={11} fill="none" stroke="var(--text)" strokeWidth={1.5} />
            )}
            {active && (
              <circle
                data-screen-only=""
                cx={x}
                cy={y}
                r={10}
                fill="var(--surface)"
                stroke="var(--accent)"
                strokeWidth={2}
              />
            )}
            <circle data-screen-only="" cx={x} cy={y} r={13} fill="transparent" />
            <Marker x={x} y={y} style={style} radius={active ? 6 : 5} />
            {place?.leader && (
              <path
                d={`M${x} ${y}L${place.x} ${place.y - 4}`}
                stroke="var(--line-strong)"
                strokeWidth={0.75}
              />
            )}
            {place && (
              <text
                x={place.x}
                y={place.y}
                textAnchor={place.anchor}
                fontSize={12}
                fontWeight={active ? 600 : 500}
                fill="var(--text)"
                stroke="var(--surface)"
                strokeWidth={3}
                strokeLinejoin="round"
                paintOrder="stroke"
              >
                {label}
              </text>
            )}
          </>
        );
        return point.href === undefined ? (
          // biome-ignore lint/a11y/useSemanticElements: there is no button element in an SVG
          <g key={point.id} role="button" {...shared}>
            {inner}
          </g>
        ) : (
          <a key={point.id} href={point.href} {...shared}>
            {inner}
          </a>
        );
      })}
    </>
  );
}
