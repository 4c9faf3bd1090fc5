"use client";
import { GitFork } from "lucide-react";
import dynamic from "next/dynamic";
import { useDeferredValue, useMemo, useState } from "react";
import { windowStatistics } from "../../charts/pair-angles.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { changeAgainst } from "./kept-change.ts";
import { PairPlot } from "./pair-plot.tsx";
import { WindowChangeStrips } from "./window-change.tsx";
import { WindowControls } from "./window-controls.tsx";
import { WindowHistograms } from "./window-histograms.tsx";
import { WindowStatisticsTable } from "./window-statistics.tsx";
import type { WindowWorkbenchProps } from "./workbench-props.ts";

const ForkDialog = dynamic(() => import("./fork-dialog.tsx").then((module) => module.ForkDialog), {
  ssr: false,
});

const examples = 14;

/**
 * The cloud of candidate pairs with a window to drag, and at once what it would keep: how many pairs, their mean gains beside
 * the run's own, and which pairs would enter and leave.
 */
export function WindowWorkbench(props: WindowWorkbenchProps) {
  const { run, selection, own, window, setWindow, cloud, index, reach, onOpen } = props;
  const [forking, setForking] = useState(false);
  const statistics = useMemo(() => index && windowStatistics(index, window), [index, window]);
  // What follows may lag behind the hand by a frame or two.
  const rested = useDeferredValue(window);
  const change = useMemo(
    () => cloud && index && changeAgainst(index, own.window, cloud.kept, rested, examples),
    [cloud, index, own.window, rested],
  );
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel>
          <PairPlot {...props} />
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Panel
          title="Angle window"
          description="Pairs whose angle lies inside are trained on, the first image preferred. Drag the edges in the plot, or set them here."
        >
          <WindowControls window={window} onChange={setWindow} own={own.window} />
          <div className="mt-3 min-h-[184px]">
            {statistics && cloud ? (
              <WindowStatisticsTable
                window={window}
                statistics={statistics}
                every={cloud.every}
                own={own}
                recorded={selection}
              />
            ) : (
              <Skeleton className="h-[180px]" />
            )}
          </div>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <p className="max-w-[34ch] text-xs text-muted">
              A fork shares all that was done before round {selection.round} and trains on what this window
              keeps.
            </p>
            <Button
              look="primary"
              disabled={!statistics || statistics.kept === 0}
              onClick={() => setForking(true)}
            >
              <GitFork size={16} aria-hidden="true" />
              Fork run with this window
            </Button>
          </div>
          <p className="sr-only" role="status">
            {statistics && `${statistics.kept} of ${statistics.candidates} pairs kept`}
          </p>
        </Panel>
        <Panel>
          <div className="min-h-[282px]">
            {change && cloud ? (
              <WindowChangeStrips
                run={run.id}
                round={selection.round}
                change={change}
                numbers={cloud.indices}
                every={cloud.every}
                onOpen={onOpen}
              />
            ) : (
              <Skeleton className="h-[270px]" />
            )}
          </div>
        </Panel>
      </div>
      <div className="lg:col-span-2">
        <WindowHistograms cloud={cloud} index={index} reach={reach} window={rested} variant={run.variant} />
      </div>
      {forking && (
        <ForkDialog
          run={run.id}
          variant={run.variant}
          round={selection.round}
          window={window}
          own={own}
          onClose={() => setForking(false)}
        />
      )}
    </div>
  );
}
