"use client";
import { useQueryStates } from "nuqs";
import { useEffect, useMemo, useState } from "react";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { PairScatter } from "../../charts/pair-scatter.tsx";
import { integer } from "../../format/number.ts";
import { seriesStyle } from "../../theme/series-colours.ts";
import { Skeleton } from "../../ui/states.tsx";
import { HoveredPair } from "./hovered-pair.tsx";
import { pairsParsers } from "./pairs-state.ts";
import type { WindowWorkbenchProps } from "./workbench-props.ts";

/** Height of the plane, pixels: on a narrow window about as high as it is wide. The same as `room`. */
const planeHeight = () => Math.min(600, Math.max(380, window.innerWidth));
const room = "h-[clamp(380px,100vw,600px)]";

/** All candidate pairs on the plane of their differences, under the window; a click opens one. */
export function PairPlot(props: WindowWorkbenchProps) {
  const { run, selection, own, setWindow, cloud, selected, onOpen } = props;
  const [{ place }, setPlace] = useQueryStates(
    { place: pairsParsers.place },
    { history: "replace", scroll: false, limitUrlUpdates: { method: "throttle", timeMs: 300 } },
  );
  const [height, setHeight] = useState(600);
  useEffect(() => {
    const fit = () => setHeight(planeHeight());
    fit();
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, []);
  const highlighted = useMemo(() => {
    const found = selected === null || !cloud ? -1 : cloud.indices.indexOf(selected);
    return found < 0 ? [] : [found];
  }, [selected, cloud]);
  return (
    <ChartFrame
      title={`Candidate pairs of round ${selection.round}`}
      n={`${integer(selection.candidates)} pairs`}
      caption="Every pair stands twice, once for each order: what lies in the cone is what the window keeps, the first image preferred. Dashed: the window the run was trained with."
      level={2}
    >
      {cloud ? (
        <PairScatter
          label="Candidate pairs by their differences in TS and IS"
          deltaTs={cloud.deltaTs}
          deltaIs={cloud.deltaIs}
          angles={cloud.angles}
          minimumDelta={own.minimumDelta}
          total={cloud.total}
          window={props.window}
          savedWindow={own.window ?? null}
          onWindow={setWindow}
          highlighted={highlighted}
          colour={seriesStyle(run.variant).colour}
          view={place}
          onView={(view) => void setPlace({ place: view })}
          onPick={({ index }) => onOpen(cloud.indices[index]!)}
          renderDetail={({ index, reversed }) => (
            <HoveredPair
              run={run.id}
              round={selection.round}
              number={cloud.indices[index]!}
              reversed={reversed}
            />
          )}
          height={height}
        />
      ) : (
        <Skeleton className={room} />
      )}
    </ChartFrame>
  );
}
