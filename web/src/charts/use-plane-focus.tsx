"use client";
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from "react";
import type { Box } from "./box.ts";
import type { PlacedPoint } from "./plane-layout.ts";
import { type Direction, neighbour, type PlanePoint } from "./plane-points.ts";

export type PlanePointHandlers = (placed: PlacedPoint) => {
  readonly onPointerEnter: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

interface Options {
  readonly frame: Box;
  /** What holds the points. */
  readonly container: RefObject<HTMLElement | null>;
  readonly renderDetail: ((point: PlanePoint) => ReactNode) | undefined;
  readonly onSelect: ((point: PlanePoint) => boolean | undefined) | undefined;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/**
 * Which point of a plane is looked at: by mouse, focus or a first touch. Its detail stays open while the pointer is on it, and
 * Escape closes it (WCAG 1.4.13). One point is a stop of the Tab key, arrow keys move on from it.
 */
export function usePlaneFocus(
  points: readonly PlacedPoint[],
  { frame, container, renderDetail, onSelect }: Options,
) {
  const [activeId, setActiveId] = useState<string>();
  const [lastId, setLastId] = useState<string>();
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A first touch shows the detail, a second opens the point.
  const touchOpened = useRef(false);
  const active = points.find((placed) => placed.point.id === activeId);
  const tabId = points.some((placed) => placed.point.id === lastId) ? lastId : points[0]?.point.id;

  const show = (id: string) => {
    clearTimeout(leaving.current);
    setActiveId(id);
  };
  const hideSoon = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setActiveId(undefined), 150);
  };
  const focusPoint = (index: number) => {
    const id = points[index]?.point.id;
    if (id === undefined) return;
    container.current?.querySelector<SVGElement>(`[data-point="${CSS.escape(id)}"]`)?.focus();
  };

  const point: PlanePointHandlers = (placed) => {
    const { point: one } = placed;
    const index = points.indexOf(placed);
    return {
      onPointerEnter: (event) => event.pointerType !== "touch" && show(one.id),
      onPointerLeave: (event) => event.pointerType !== "touch" && hideSoon(),
      onPointerDown: (event) => {
        touchOpened.current =
          event.pointerType === "touch" && activeId !== one.id && renderDetail !== undefined;
      },
      onFocus: () => {
        setLastId(one.id);
        show(one.id);
      },
      onBlur: hideSoon,
      onClick: (event) => {
        if (touchOpened.current) {
          event.preventDefault();
          touchOpened.current = false;
          show(one.id);
          return;
        }
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        if (onSelect?.(one)) event.preventDefault();
      },
      onKeyDown: (event) => {
        const direction = directions[event.key];
        if (direction) {
          event.preventDefault();
          focusPoint(neighbour(points, index, direction));
        } else if (event.key === "Escape" && activeId) {
          event.stopPropagation();
          setActiveId(undefined);
        } else if (event.key === "Home" || event.key === "End") {
          event.preventDefault();
          focusPoint(event.key === "Home" ? 0 : points.length - 1);
        } else if ((event.key === " " || event.key === "Enter") && one.href === undefined) {
          event.preventDefault();
          onSelect?.(one);
        }
      },
    };
  };

  const onTheLeft = active !== undefined && active.x > frame.x + frame.width / 2;
  const below = active !== undefined && active.y < frame.y + frame.height / 2;
  const detail = active && renderDetail && (
    <div
      data-screen-only=""
      className="absolute z-20 w-max max-w-[min(20rem,90%)] rounded border border-line bg-raised p-2 text-sm shadow-overlay"
      style={{
        ...(onTheLeft ? { right: `calc(100% - ${active.x - 14}px)` } : { left: active.x + 14 }),
        ...(below ? { top: Math.max(0, active.y - 12) } : { bottom: `calc(100% - ${active.y + 12}px)` }),
      }}
      onPointerEnter={() => show(active.point.id)}
      onPointerLeave={hideSoon}
    >
      {renderDetail(active.point)}
    </div>
  );

  return { activeId, tabId, point, detail };
}
