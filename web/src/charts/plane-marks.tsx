import { bracket, withInterval } from "../format/interval.ts";
import type { SeriesStyle } from "../theme/series-colours.ts";
import type { Box } from "./box.ts";
import { Marker } from "./marker.tsx";
import { arrowPaths, type PlacedPoint, type PlaneLayout } from "./plane-layout.ts";
import type { PlaneAxis } from "./plane-points.ts";
import type { PlanePointHandlers } from "./use-plane-focus.tsx";

const fallback: SeriesStyle = { colour: "var(--text)", shape: "circle", dash: undefined };

interface PlaneMarksProps {
  readonly layout: PlaneLayout;
  readonly styles: ReadonlyMap<string, SeriesStyle>;
  readonly frame: Box;
  /** Reference to the clip path of the frame. */
  readonly clip: string;
  readonly trajectories: boolean;
  readonly activeId: string | undefined;
  /** The one point that the Tab key reaches. */
  readonly tabId: string | undefined;
  readonly selectedIds: readonly string[];
  readonly horizontal: PlaneAxis;
  readonly handlers: PlanePointHandlers;
}

const isInside = ({ x, y }: PlacedPoint, frame: Box): boolean =>
  x >= frame.x - 1 && x <= frame.x + frame.width + 1 && y >= frame.y - 1 && y <= frame.y + frame.height + 1;

function Bars({
  placed,
  colour,
  strong,
}: {
  readonly placed: PlacedPoint;
  readonly colour: string;
  readonly strong: boolean;
}) {
  const { x, y, barX, barY } = placed;
  const path = [
    barX && `M${barX[0]} ${y}H${barX[1]}M${barX[0]} ${y - 3}v6M${barX[1]} ${y - 3}v6`,
    barY && `M${x} ${barY[0]}V${barY[1]}M${x - 3} ${barY[0]}h6M${x - 3} ${barY[1]}h6`,
  ];
  return (
    <path
      d={path.filter(Boolean).join("")}
      fill="none"
      stroke={colour}
      strokeOpacity={strong ? 1 : 0.45}
      strokeWidth={strong ? 1.75 : 1.25}
    />
  );
}

const spoken = ({ point, label, onFrontier }: PlacedPoint): string => {
  const words = (name: string, e: { value: number; lo?: number | null; hi?: number | null }) =>
    bracket(e) ? `${name} ${withInterval(e)}` : `${name} ${withInterval({ value: e.value })}`;
  return `${label}: ${words("IS", point.is)}, ${words("TS", point.ts)}${onFrontier ? ", on the Pareto frontier" : ""}`;
};

/** Bars, then arrows, then the points' marks and names; each point a link or a button. */
export function PlaneMarks(props: PlaneMarksProps) {
  const { layout, styles, frame, clip, trajectories, activeId, tabId, selectedIds, handlers } = props;
  const styleOf = (variant: string) => styles.get(variant) ?? fallback;
  return (
    <>
      <g aria-hidden="true" clipPath={clip}>
        {layout.points.map((placed) => (
          <Bars
            key={placed.point.id}
            placed={placed}
            colour={styleOf(placed.point.variant).colour}
            strong={placed.point.id === activeId}
          />
        ))}
        {trajectories &&
          layout.arrows.map(({ hop, from, to }) => {
            const paths = arrowPaths(from, to);
            const { colour } = styleOf(hop.to.variant);
            return (
              paths && (
                <g key={`${hop.from.id} ${hop.to.id}`}>
                  <path d={paths.shaft} stroke={colour} strokeWidth={1.75} fill="none" />
                  <path d={paths.head} fill={colour} />
                </g>
              )
            );
          })}
      </g>
      {layout.points.map((placed) => {
        const { point, place, label, x, y } = placed;
        if (!isInside(placed, frame)) return null;
        const style = styleOf(point.variant);
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
                aria-hidden="true"
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
                aria-hidden="true"
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
