"use client";
import { ArrowDown, ArrowLeft, ArrowLeftRight, ArrowRight, ArrowUp, Minus, Plus, Scan } from "lucide-react";
import { IconButton } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Select } from "../../../ui/field.tsx";

import { columnName } from "../column-name.ts";
import type { Spot, ViewerMode } from "../gallery-state.ts";
import type { Gallery } from "../use-gallery.ts";
import { neighbour, type Step } from "./neighbour.ts";
import type { Shown } from "./pane.tsx";
import type { ZoomGroup } from "./zoom-group.ts";

const modes: readonly { readonly value: ViewerMode; readonly label: string }[] = [
  { value: "side", label: "Side by side" },
  { value: "slider", label: "Slider" },
  { value: "difference", label: "Difference" },
  { value: "flip", label: "Flip" },
];

const moves = [
  { step: "previous", label: "Previous image", Icon: ArrowLeft },
  { step: "next", label: "Next image", Icon: ArrowRight },
  { step: "previous-prompt", label: "Previous prompt", Icon: ArrowUp },
  { step: "next-prompt", label: "Next prompt", Icon: ArrowDown },
] as const;

export interface ViewerBarProps {
  readonly gallery: Gallery;
  readonly spot: Spot;
  readonly a: Shown;
  readonly b: Shown;
  readonly zoom: ZoomGroup;
  readonly go: (step: Step) => void;
}

/** How the viewer shows its images, which two it compares, and the way to the next. */
export function ViewerBar({
  gallery: { state, setState, columns, rows },
  spot,
  a,
  b,
  zoom,
  go,
}: ViewerBarProps) {
  const replace = (next: Partial<{ view: ViewerMode; a: string; b: string }>) =>
    void setState(next, { history: "replace" });
  const side = (name: "a" | "b", shown: Shown) => (
    <Select
      aria-label={name === "a" ? "First image" : "Second image"}
      className="w-auto! max-w-44"
      value={shown.column.key}
      onChange={(event) => replace({ [name]: event.target.value })}
    >
      {columns.map((column) => (
        <option key={column.key} value={column.key}>
          {columnName(column)}
        </option>
      ))}
    </Select>
  );
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {columns.length > 1 && (
        // No radio group: in the viewer arrow keys lead to the next image.
        <fieldset className="flex rounded border border-line-strong p-0.5">
          <legend className="sr-only">View</legend>
          {modes.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={state.view === value}
              onClick={() => replace({ view: value })}
              className={classNames(
                "h-6 rounded-sm px-2 text-sm",
                state.view === value
                  ? "bg-accent-soft font-semibold text-accent"
                  : "text-muted hover:text-text",
              )}
            >
              {label}
            </button>
          ))}
        </fieldset>
      )}
      {state.view !== "side" && columns.length > 1 && (
        <div className="flex items-center gap-1">
          {side("a", a)}
          <IconButton label="Exchange the two" onClick={() => replace({ a: b.column.key, b: a.column.key })}>
            <ArrowLeftRight size={16} aria-hidden="true" />
          </IconButton>
          {side("b", b)}
        </div>
      )}
      <div className="ml-auto flex items-center gap-1">
        {state.view !== "slider" && (
          <>
            <IconButton label="Zoom out" onClick={() => zoom.zoomBy(1 / 1.5)}>
              <Minus size={16} aria-hidden="true" />
            </IconButton>
            <IconButton label="Zoom in" onClick={() => zoom.zoomBy(1.5)}>
              <Plus size={16} aria-hidden="true" />
            </IconButton>
            <IconButton label="Whole image" onClick={() => zoom.reset()}>
              <Scan size={16} aria-hidden="true" />
            </IconButton>
            <span className="mx-1 h-5 border-line border-l" />
          </>
        )}
        {moves.map(({ step, label, Icon }) => (
          <IconButton
            key={step}
            label={label}
            disabled={!neighbour(rows.rows, rows.shape, spot, step)}
            onClick={() => go(step)}
          >
            <Icon size={16} aria-hidden="true" />
          </IconButton>
        ))}
      </div>
    </div>
  );
}
