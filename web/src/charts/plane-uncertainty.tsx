import type { SeriesStyle } from "../theme/series-colours.ts";
import { arrowPaths, type PlacedPoint, type PlaneLayout } from "./plane-layout.ts";

/** The look of a variant that nobody gave one. */
export const fallbackStyle: SeriesStyle = { colour: "var(--text)", shape: "circle", dash: undefined };

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

interface PlaneUncertaintyProps {
  readonly layout: PlaneLayout;
  readonly styles: ReadonlyMap<string, SeriesStyle>;
  readonly trajectories: boolean;
  readonly activeId: string | undefined;
}

/** Bars of all points, which lie below every mean, then the arrows from round to round. */
export function PlaneUncertainty({ layout, styles, trajectories, activeId }: PlaneUncertaintyProps) {
  const colourOf = (variant: string) => (styles.get(variant) ?? fallbackStyle).colour;
  return (
    <>
      {layout.points.map((placed) => (
        <Bars
          key={placed.point.id}
          placed={placed}
          colour={colourOf(placed.point.variant)}
          strong={placed.point.id === activeId}
        />
      ))}
      {trajectories &&
        layout.arrows.map(({ hop, from, to }) => {
          const paths = arrowPaths(from, to);
          const colour = colourOf(hop.to.variant);
          return (
            paths && (
              <g key={`${hop.from.id} ${hop.to.id}`}>
                <path d={paths.shaft} stroke={colour} strokeWidth={1.75} fill="none" />
                <path d={paths.head} fill={colour} />
              </g>
            )
          );
        })}
    </>
  );
}
