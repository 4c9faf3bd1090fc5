"use client";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { Plane } from "../../charts/plane.tsx";
import { planeCaption } from "../../charts/plane-caption.ts";
import {
  type PlanePoint,
  type PlaneView,
  baselineFrontier as personalisation,
} from "../../charts/plane-points.ts";
import { integer } from "../../format/number.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { baselineOf, type ComparedRow, type Comparison, isMixed } from "./comparison.ts";
import { comparisonTable } from "./comparison-table.ts";
import { closeView, crowding, planePoints } from "./plane-data.ts";
import { PointDetail } from "./point-detail.tsx";
import { comparisonQuery, queryHref } from "./query-text.ts";
import { seriesOf } from "./series-name.tsx";
import { viewParsers } from "./view-state.ts";

const RunsDialog = dynamic(() => import("./runs-dialog.tsx").then((m) => m.RunsDialog));

export interface IsTsPlaneProps {
  readonly comparison: Comparison;
  /** What the query was asked with. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly title?: string;
  readonly height?: number;
}

const modes = [
  { value: "sigma", label: "1σ" },
  { value: "interval", label: "95 %" },
  { value: "paired", label: "Δ paired" },
] as const;

/** From how much wider than the points' spread on the bars may run out of the frame. */
const mostCrowding = 6;

/** The IS-TS plane of a comparison: every checkpoint, its way from round to round, what it is made of at hover and click. */
export function IsTsPlane({ comparison, variables, title = "IS-TS plane", height = 460 }: IsTsPlaneProps) {
  const [{ bars: mode }, setView] = useQueryStates(viewParsers);
  const [opened, setOpened] = useState<ComparedRow>();
  const series = useMemo(() => seriesOf(comparison), [comparison]);
  const points = useMemo(() => planePoints(comparison, mode, series.nameOf), [comparison, mode, series]);
  const close = useMemo(() => closeView(points, comparison.baseline), [points, comparison.baseline]);
  // What was zoomed to holds for the points that it was zoomed to.
  const [zoomed, setZoomed] = useState<{ readonly points: unknown; readonly view: PlaneView | null }>();
  const view = zoomed?.points === points ? zoomed.view : (close ?? null);
  const rowOf = (point: PlanePoint) => comparison.rows.find(({ name }) => name === point.id);
  const bars = mode === "sigma" ? "sigma" : "interval";
  const reference = baselineOf(comparison);
  const trajectories = reference?.variant === "baseline" && !isMixed(comparison);
  const isClose = mode !== "paired" && crowding(points, bars) > mostCrowding;
  const axis = (name: string) =>
    mode === "paired" ? `Δ${name} to ${comparison.baseline} (cosine)` : undefined;
  const [xLabel, yLabel] = [axis("TS"), axis("IS")];
  const caption = planeCaption({
    bars,
    units: `${integer(comparison.clusters)} ${comparison.unit}`,
    trajectories,
    frontier: true,
    baselineFrontier: personalisation(points).length > 0,
  });
  return (
    <>
      <ChartFrame
        title={title}
        level={2}
        n={`${integer(comparison.clusters)} ${comparison.unit}`}
        caption={
          mode === "paired"
            ? caption
                .replace(/^Points: means/, "Points: paired differences")
                .replace("of the mean", "by paired bootstrap")
            : `${caption}${isClose || close ? " The bars run out of the frame: they are the spread of the units, which pairing takes away." : ""}`
        }
        queryHref={queryHref(comparisonQuery, variables)}
        table={comparisonTable(comparison)}
        actions={
          <Segmented label="Bars" value={mode} options={modes} onChange={(bars) => void setView({ bars })} />
        }
      >
        <Plane
          points={points}
          label={title}
          horizontal="ts"
          bars={bars}
          fit={isClose ? "points" : "bars"}
          trajectories={trajectories}
          view={view}
          onView={(next) => setZoomed({ points, view: next })}
          styles={series.styles}
          referenceId={comparison.baseline}
          height={height}
          {...(xLabel && { xLabel })}
          {...(yLabel && { yLabel })}
          renderDetail={(point) => {
            const row = rowOf(point);
            return row && <PointDetail comparison={comparison} row={row} />;
          }}
          onSelect={(point) => {
            const row = rowOf(point);
            if (!row || row.runs.length === 1) return false;
            setOpened(row);
            return true;
          }}
        />
      </ChartFrame>
      {opened && (
        <RunsDialog row={opened} concepts={comparison.concepts} close={() => setOpened(undefined)} />
      )}
    </>
  );
}
