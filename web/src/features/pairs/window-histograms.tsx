"use client";
import { memo, useMemo } from "react";
import type { AngleWindow } from "../../charts/angle-window.ts";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { Histogram } from "../../charts/histogram.tsx";
import { type Bins, binStart } from "../../charts/histogram-bins.ts";
import type { PairAngles } from "../../charts/pair-angles.ts";
import { integer, number } from "../../format/number.ts";
import { seriesStyle } from "../../theme/series-colours.ts";
import { Panel } from "../../ui/panel.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { type Cloud, windowBins } from "./cloud.ts";

export interface WindowHistogramsProps {
  readonly cloud: Cloud | undefined;
  readonly index: PairAngles | undefined;
  readonly reach: number;
  readonly window: AngleWindow;
  readonly variant: string;
}

const tableOf = (name: string, bins: Bins) => () => ({
  columns: [
    { label: `${name}, from` },
    { label: "to" },
    { label: "pairs", decimals: 0 },
    { label: "kept", decimals: 0 },
  ],
  rows: bins.counts.map((count, bin) => [
    binStart(bins, bin),
    binStart(bins, bin + 1),
    count,
    bins.kept?.[bin] ?? 0,
  ]),
});

/** How angles and differences of the candidates are spread, and what the window keeps of them. */
export const WindowHistograms = memo(function WindowHistograms(props: WindowHistogramsProps) {
  const { cloud, index, reach, window, variant } = props;
  const all = useMemo(
    () => cloud && index && windowBins(index, cloud, { c1: 0, c2: 0 }, reach, undefined),
    [cloud, index, reach],
  );
  const bins = useMemo(
    () => all && cloud && index && windowBins(index, cloud, window, reach, all),
    [all, cloud, index, reach, window],
  );
  if (!bins)
    return (
      <div className="grid gap-4 md:grid-cols-3">
        {["angle", "ts", "is"].map((each) => (
          <Skeleton key={each} className="h-[300px]" />
        ))}
      </div>
    );
  const shown = [
    { name: "Angle", unit: "°", xLabel: "angle of ΔIS over ΔTS, degrees", of: bins.angle, marks: true },
    { name: "ΔTS", unit: "", xLabel: "ΔTS, raw cosine", of: bins.ts, marks: false },
    { name: "ΔIS", unit: "", xLabel: "ΔIS, raw cosine", of: bins.is, marks: false },
  ];
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {shown.map(({ name, unit, xLabel, of, marks }) => (
        <Panel key={name}>
          <ChartFrame
            title={name}
            n={`${integer(cloud!.angles.length)} pairs, in either order`}
            table={tableOf(name, of)}
          >
            <Histogram
              bins={of}
              unit={unit}
              label={`Histogram of ${name}: what the window keeps of all pairs; ${number(of.from)}${unit} to ${number(of.to)}${unit}`}
              xLabel={xLabel}
              colour={seriesStyle(variant).colour}
              {...(marks && { window: [window.c1, window.c2] as const })}
            />
          </ChartFrame>
        </Panel>
      ))}
    </div>
  );
});
