"use client";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { integer, percent } from "../format/number.ts";
import { AngleHandles } from "./angle-handles.tsx";
import type { AngleWindow } from "./angle-window.ts";
import { inside } from "./box.ts";
import { indexAngles, type PairDeltas, windowStatistics } from "./pair-angles.ts";
import { cloudByAngle, cloudByFlags, keptRange, pairOfPoint } from "./pair-cloud.ts";
import { PairOverlay } from "./pair-overlay.tsx";
import { PairPointer } from "./pair-pointer.tsx";
import { fitView, type PairView } from "./pair-view.ts";
import { usePairPainter } from "./use-pair-painter.ts";
import { useWidth } from "./use-width.ts";

/** A pair pointed at: its place in the given arrays, and whether it is drawn the other way round than given. */
export interface PickedPair {
  readonly index: number;
  readonly reversed: boolean;
}

export interface PairScatterProps extends PairDeltas {
  /** Name of the scatter, for screen readers. */
  readonly label: string;
  /** The angle window; null (or left out) where pairs were chosen in another way: `kept` then says which. */
  readonly window?: AngleWindow | null;
  /** Called for every frame of a drag. Without it the window stands still. */
  readonly onWindow?: (window: AngleWindow) => void;
  /** Called when a drag or a key press ends: time to write the URL. */
  readonly onWindowEnd?: (window: AngleWindow) => void;
  /** The window that was trained with, drawn dashed where it differs. */
  readonly savedWindow?: AngleWindow | null;
  /** Which pairs were kept as given; used where there is no window. */
  readonly kept?: ArrayLike<number | boolean>;
  /** Shortest difference that is no near-duplicate. */
  readonly minimumDelta?: number;
  /** Candidates in all, where the arrays are a part of them. */
  readonly total?: number;
  /** Places of pairs to ring. */
  readonly highlighted?: readonly number[];
  /** Called when a pair is clicked, or chosen by Enter. */
  readonly onPick?: (pick: PickedPair) => void;
  /** What is shown beside a pair under the pointer. */
  readonly renderDetail?: (pick: PickedPair) => ReactNode;
  /** Colour of kept pairs: that of the variant. */
  readonly colour?: string;
  /** What is in sight; left out, the scatter keeps its own. */
  readonly view?: PairView | null;
  readonly onView?: (view: PairView | null) => void;
  readonly height?: number;
}

/**
 * All candidate pairs on the plane of their differences, TS across and IS up, equal units on both axes. Each pair is drawn both
 * ways round, so that what lies in the cone of the window is exactly what the window keeps, strict bounds included. Edges are
 * dragged or moved by keys; the plane is panned and zoomed.
 */
export function PairScatter(props: PairScatterProps) {
  const {
    deltaTs,
    deltaIs,
    angles,
    label,
    window: given = null,
    savedWindow = null,
    kept: flags,
    minimumDelta = 1e-4,
  } = props;
  const { onWindow, onWindowEnd, highlighted = [], colour = "var(--accent)", height = 460 } = props;
  const [ref, width, measured] = useWidth<HTMLDivElement>(720);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useMemo(
    () => inside(width, height, { top: 26, right: 12, bottom: 44, left: 54 }),
    [width, height],
  );

  // While an edge is dragged the drawing follows at once, whatever else the page does with the window.
  const [draft, setDraft] = useState<AngleWindow | null>(null);
  const window = draft ?? given;
  const pendingFrame = useRef(0);
  const latest = useRef<AngleWindow | null>(null);
  const changeWindow = useCallback(
    (next: AngleWindow) => {
      setDraft(next);
      latest.current = next;
      cancelAnimationFrame(pendingFrame.current);
      pendingFrame.current = requestAnimationFrame(() => onWindow?.(next));
    },
    [onWindow],
  );
  const endChange = useCallback(() => {
    cancelAnimationFrame(pendingFrame.current);
    const last = latest.current;
    if (last) {
      onWindow?.(last);
      onWindowEnd?.(last);
    }
    latest.current = null;
    setDraft(null);
  }, [onWindow, onWindowEnd]);
  useEffect(() => () => cancelAnimationFrame(pendingFrame.current), []);

  const pairs = useMemo<PairDeltas>(
    () => ({ deltaTs, deltaIs, ...(angles && { angles }) }),
    [deltaTs, deltaIs, angles],
  );
  const index = useMemo(() => indexAngles(pairs, minimumDelta), [pairs, minimumDelta]);
  const byWindow = window !== null;
  const [cloud, flagged] = useMemo(
    () => (byWindow || !flags ? ([cloudByAngle(pairs, index), 0] as const) : cloudByFlags(pairs, flags)),
    [byWindow, flags, pairs, index],
  );
  const kept = useMemo<readonly [number, number]>(
    () => (window ? keptRange(index, window) : [0, flagged]),
    [index, window, flagged],
  );

  const whole = useMemo(() => fitView(deltaTs, deltaIs, frame), [deltaTs, deltaIs, frame]);
  const [ownView, setOwnView] = useState<PairView | null>(null);
  const chosen = props.view === undefined ? ownView : props.view;
  const view = chosen ?? whole;
  const setView = (next: PairView | null) => {
    setOwnView(next);
    props.onView?.(next);
  };
  usePairPainter(canvas, { cloud, kept, view, frame });

  const count = kept[1] - kept[0];
  const candidates = window ? windowStatistics(index, window).candidates : index.candidates;
  const every = props.total && props.total > candidates ? ` (${integer(props.total)} in all)` : "";
  const keeps = `${integer(count)} of ${integer(candidates)} pairs kept${every}, ${percent(candidates === 0 ? 0 : count / candidates)}`;
  const pick = (point: number): PickedPair => {
    const { pair, reversed } = pairOfPoint(cloud, point);
    return { index: pair, reversed };
  };

  return (
    <section ref={ref} aria-label={label} className="relative" style={{ height }}>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
      <canvas
        ref={canvas}
        data-chart-layer=""
        aria-hidden="true"
        className="absolute"
        style={{
          left: frame.x,
          top: frame.y,
          width: frame.width,
          height: frame.height,
          color: colour,
          outlineColor: "var(--line-strong)",
        }}
      />
      <PairOverlay
        size={{ width, height }}
        frame={frame}
        view={view}
        window={window}
        savedWindow={savedWindow}
        pairs={pairs}
        highlighted={highlighted}
        keeps={keeps}
      />
      <PairPointer
        label={label}
        cloud={cloud}
        frame={frame}
        view={view}
        whole={whole}
        zoomed={chosen !== null}
        onView={setView}
        onPick={props.onPick && ((point) => props.onPick?.(pick(point)))}
        renderDetail={props.renderDetail && ((point) => props.renderDetail?.(pick(point)))}
      />
      {measured && window && onWindow && (
        <AngleHandles
          window={window}
          view={view}
          frame={frame}
          keeps={keeps}
          onWindow={changeWindow}
          onEnd={endChange}
        />
      )}
    </section>
  );
}
