"use client";
import { Maximize, Minus, Plus } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { IconButton } from "../ui/button.tsx";
import type { Box } from "./box.ts";
import type { Position } from "./frontier.ts";
import type { PairCloud } from "./pair-cloud.ts";
import { PairHover } from "./pair-hover.tsx";
import { type PairView, panBy, toPixel, toUnits, zoomAt } from "./pair-view.ts";
import { makePointGrid } from "./point-grid.ts";

interface PairPointerProps {
  readonly label: string;
  readonly cloud: PairCloud;
  readonly frame: Box;
  readonly view: PairView;
  readonly whole: PairView;
  readonly zoomed: boolean;
  readonly onView: (view: PairView | null) => void;
  readonly onPick: ((point: number) => void) | undefined;
  readonly renderDetail: ((point: number) => ReactNode) | undefined;
}

/** How near the pointer must be, pixels. */
const reach = 9;
const panKeys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [40, 0],
  ArrowRight: [-40, 0],
  ArrowUp: [0, 40],
  ArrowDown: [0, -40],
};

/**
 * Panning, zooming and pointing at pairs. By keys: arrows pan, + and - zoom, 0 shows all, Enter picks the pair nearest to the
 * middle. The wheel zooms with Ctrl or Cmd, or when the scatter has the focus; otherwise it scrolls the page.
 */
export function PairPointer(props: PairPointerProps) {
  const { label, cloud, frame, view, whole, zoomed, onView, onPick, renderDetail } = props;
  const area = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number>();
  const [byKeys, setByKeys] = useState(false);
  const pointers = useRef(new Map<number, Position>());
  const travelled = useRef(0);
  const grid = useMemo(() => {
    // Sorted when it is first asked, not before the page is shown.
    let made: ReturnType<typeof makePointGrid> | undefined;
    return () => {
      made ??= makePointGrid(cloud.xs, cloud.ys);
      return made;
    };
  }, [cloud]);

  const nearest = (at: Position, radius = reach): number | undefined => {
    const { x, y } = toUnits(view, frame, at);
    return grid().near(x, y, radius * view.unitsPerPixel, radius * view.unitsPerPixel)[0];
  };
  const place = (event: { clientX: number; clientY: number }): Position => {
    const box = area.current!.getBoundingClientRect();
    return { x: frame.x + event.clientX - box.x, y: frame.y + event.clientY - box.y };
  };
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  const zoom = (factor: number, at: Position = middle) => onView(zoomAt(view, frame, at, factor, whole));

  const onWheel = useRef<(event: WheelEvent) => void>(undefined);
  useEffect(() => {
    onWheel.current = (event) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== area.current) return;
      event.preventDefault();
      zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.005), place(event));
    };
  });
  useEffect(() => {
    const element = area.current;
    // React's wheel listeners are passive and could not keep the page from scrolling.
    const listen = (event: WheelEvent) => onWheel.current?.(event);
    element?.addEventListener("wheel", listen, { passive: false });
    return () => element?.removeEventListener("wheel", listen);
  }, []);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, place(event));
    travelled.current = pointers.current.size > 1 ? Infinity : 0;
    setByKeys(false);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const to = place(event);
    const from = pointers.current.get(event.pointerId);
    if (!from) {
      if (event.pointerType !== "touch") setHovered(nearest(to));
      return;
    }
    const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    pointers.current.set(event.pointerId, to);
    travelled.current += Math.hypot(to.x - from.x, to.y - from.y);
    if (travelled.current < 4) return;
    setHovered(undefined);
    if (!other) return onView(panBy(view, to.x - from.x, to.y - from.y));
    // Two fingers: what is between them stays between them.
    const spread = (a: Position) => Math.max(20, Math.hypot(a.x - other.x, a.y - other.y));
    const between = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    const moved = panBy(view, (to.x - from.x) / 2, (to.y - from.y) / 2);
    onView(zoomAt(moved, frame, between, spread(from) / spread(to), whole));
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const pressed = pointers.current.delete(event.pointerId);
    if (!pressed || travelled.current >= 4) return;
    const point = nearest(place(event), event.pointerType === "touch" ? 2 * reach : reach);
    setHovered(point);
    if (point !== undefined) onPick?.(point);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = panKeys[event.key];
    const actions: Record<string, () => void> = {
      "+": () => zoom(0.7),
      "=": () => zoom(0.7),
      "-": () => zoom(1 / 0.7),
      "0": () => onView(null),
      Enter: () => hovered !== undefined && onPick?.(hovered),
      Escape: () => setHovered(undefined),
    };
    const action = pan ? () => onView(panBy(view, pan[0], pan[1])) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    setByKeys(true);
    action();
  };
  // With keys the middle of the frame is the pointer.
  useEffect(() => {
    if (byKeys) setHovered(nearest(middle, 40));
  }, [byKeys, view]);

  const at =
    hovered === undefined
      ? undefined
      : toPixel(view, frame, { x: cloud.xs[hovered] ?? NaN, y: cloud.ys[hovered] ?? NaN });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no element for a plane that is panned */}
      <div
        ref={area}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is panned and zoomed by keys
        tabIndex={0}
        aria-roledescription="scatter plot"
        aria-label={`${label}. Arrow keys pan, plus and minus zoom, 0 shows all, Enter opens the pair in the middle.`}
        className="absolute cursor-crosshair touch-pan-y rounded-sm"
        style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={(event) => pointers.current.delete(event.pointerId)}
        onPointerLeave={() => setHovered(undefined)}
        onDoubleClick={(event) => zoom(0.5, place(event))}
        onKeyDown={onKeyDown}
        onBlur={() => setByKeys(false)}
      />
      <PairHover frame={frame} at={at} crosshair={byKeys ? middle : undefined}>
        {hovered !== undefined && renderDetail?.(hovered)}
      </PairHover>
      <div
        data-screen-only=""
        className="absolute flex gap-0.5 rounded border border-line bg-surface"
        style={{ left: frame.x + 6, top: frame.y + 6 }}
      >
        <IconButton label="Zoom in" size="small" onClick={() => zoom(0.6)}>
          <Plus size={14} aria-hidden="true" />
        </IconButton>
        <IconButton label="Zoom out" size="small" onClick={() => zoom(1 / 0.6)}>
          <Minus size={14} aria-hidden="true" />
        </IconButton>
        <IconButton label="Show all pairs" size="small" disabled={!zoomed} onClick={() => onView(null)}>
          <Maximize size={14} aria-hidden="true" />
        </IconButton>
      </div>
    </>
  );
}
