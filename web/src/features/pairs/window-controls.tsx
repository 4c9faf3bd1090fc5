"use client";
import { RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import type { AngleWindow } from "../../charts/angle-window.ts";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { presetOf, presets, sameWindow, windowOf } from "./windows.ts";

export interface WindowControlsProps {
  readonly window: AngleWindow;
  readonly onChange: (window: AngleWindow) => void;
  /** The run's own window; undefined where it chose by weights. */
  readonly own: AngleWindow | undefined;
}

/** The window in numbers, the windows of the paper, and the way back to the run's own. */
export function WindowControls({ window, onChange, own }: WindowControlsProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Edge
        label="C1"
        value={window.c1}
        onChange={(c1) => windowOf(c1, window.c2) && onChange({ ...window, c1 })}
      />
      <Edge
        label="C2"
        value={window.c2}
        onChange={(c2) => windowOf(window.c1, c2) && onChange({ ...window, c2 })}
      />
      <Segmented
        label="Window of the paper"
        value={presetOf(window) ?? "own"}
        options={presets.map(({ value, label }) => ({ value: value as string, label }))}
        onChange={(name) => onChange({ ...presets.find(({ value }) => value === name)!.window })}
      />
      {own && (
        <Button size="small" disabled={sameWindow(own, window)} onClick={() => onChange(own)}>
          <RotateCcw size={14} aria-hidden="true" />
          Run&apos;s window
        </Button>
      )}
    </div>
  );
}

function Edge({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (degrees: number) => void;
}) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  return (
    <span className="flex items-center gap-1.5 text-sm">
      <span aria-hidden="true" className="text-muted">
        {label}
      </span>
      <Input
        type="number"
        aria-label={`${label}, degrees`}
        min={-180}
        max={180}
        step={1}
        value={text}
        className="h-7! w-[68px]! text-right tabular-nums"
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value !== "" && event.target.validity.valid) onChange(event.target.valueAsNumber);
        }}
        onBlur={() => setText(String(value))}
      />
      <span className="text-muted">°</span>
    </span>
  );
}
