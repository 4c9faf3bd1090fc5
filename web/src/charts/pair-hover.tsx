import type { ReactNode } from "react";
import type { Box } from "./box.ts";
import type { Position } from "./frontier.ts";

interface PairHoverProps {
  readonly frame: Box;
  /** Where the pair stands, pixels; undefined for none. */
  readonly at: Position | undefined;
  /** Where the pointer of the keyboard stands. */
  readonly crosshair: Position | undefined;
  readonly children: ReactNode;
}

/** A ring around the pair under the pointer, and what is known of it beside. */
export function PairHover({ frame, at, crosshair, children }: PairHoverProps) {
  const onTheLeft = at !== undefined && at.x > frame.x + frame.width / 2;
  const below = at !== undefined && at.y < frame.y + frame.height / 2;
  return (
    <>
      {crosshair && (
        <span
          aria-hidden="true"
          data-screen-only=""
          className="pointer-events-none absolute -m-2 size-4 rounded-full border border-text"
          style={{ left: crosshair.x, top: crosshair.y }}
        />
      )}
      {at && (
        <span
          aria-hidden="true"
          data-screen-only=""
          className="pointer-events-none absolute -m-[7px] size-3.5 rounded-full border-2 border-text bg-surface/40"
          style={{ left: at.x, top: at.y }}
        />
      )}
      <div aria-live={crosshair ? "polite" : "off"} data-screen-only="">
        {at && children && (
          <div
            className="pointer-events-none absolute z-20 w-max max-w-[min(20rem,90%)] rounded border border-line bg-raised p-2 text-sm shadow-overlay"
            style={{
              ...(onTheLeft ? { right: `calc(100% - ${at.x - 14}px)` } : { left: at.x + 14 }),
              ...(below ? { top: at.y + 6 } : { bottom: `calc(100% - ${at.y - 6}px)` }),
            }}
          >
            {children}
          </div>
        )}
      </div>
    </>
  );
}
