"use client";
import { useEffect, useState } from "react";
import { classNames } from "../../ui/class-names.ts";
import { Input, Select } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { sizeFor, sizes } from "./gallery-state.ts";
import { choicesOf } from "./image-stages.ts";
import { rowMode } from "./row-mode.ts";
import type { Gallery } from "./use-gallery.ts";

const sorts = [
  { value: "prompt asc", label: "Prompt order" },
  { value: "ts asc", label: "TS, lowest first" },
  { value: "ts desc", label: "TS, highest first" },
  { value: "is asc", label: "IS, lowest first" },
  { value: "is desc", label: "IS, highest first" },
] as const;

/** What the gallery shows and how: every choice is in the address. */
export function Toolbar({ gallery: { state, setState, runs, columns } }: { readonly gallery: Gallery }) {
  const { rounds, suites } = choicesOf(runs, state.images);
  const set = (next: Parameters<typeof setState>[0]) => void setState({ ...(next as object), at: null });
  const failing = (sort: "ts" | "is") => state.sort === sort && state.order === "asc";
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2" data-screen-only>
      <Segmented
        label="Images"
        value={state.images}
        options={[
          { value: "evaluation", label: "Evaluation" },
          { value: "training", label: "Training" },
        ]}
        onChange={(images) => set({ images, round: null, suite: null })}
      />
      <Select
        aria-label="Round"
        className="w-auto!"
        value={state.round ?? "last"}
        onChange={(event) =>
          set({ round: event.target.value === "last" ? null : Number(event.target.value) })
        }
      >
        <option value="last">Last round</option>
        {rounds.map((round) => (
          <option key={round} value={round}>
            {round === 0 ? "Personalised" : `Round ${round}`}
          </option>
        ))}
      </Select>
      {suites.length > 1 && (
        <Select
          aria-label="Prompt set"
          className="w-auto!"
          value={state.suite ?? suites[0]}
          onChange={(event) => set({ suite: event.target.value })}
        >
          {suites.map((suite) => (
            <option key={suite}>{suite}</option>
          ))}
        </Select>
      )}
      <Segmented
        label="Rows"
        value={rowMode(state.rows, columns.length)}
        options={[
          { value: "image", label: "Row per image" },
          { value: "prompt", label: "Row per prompt" },
        ]}
        onChange={(rows) => set({ rows })}
      />
      <Select
        aria-label="Sort rows by"
        className="w-auto!"
        value={`${state.sort} ${state.order}`}
        onChange={(event) => {
          const [sort, order] = event.target.value.split(" ") as ["prompt" | "ts" | "is", "asc" | "desc"];
          set({ sort, order });
        }}
      >
        {sorts.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <div className="flex gap-1">
        {(["ts", "is"] as const).map((sort) => (
          <button
            key={sort}
            type="button"
            aria-pressed={failing(sort)}
            title={`The images with the lowest ${sort.toUpperCase()} first`}
            onClick={() =>
              set(failing(sort) ? { sort: null, order: null } : { sort, order: "asc", rows: "image" })
            }
            className={classNames(
              "h-7 rounded border px-2 text-sm font-medium",
              failing(sort)
                ? "border-accent bg-accent-soft text-accent"
                : "border-line-strong bg-surface hover:bg-page",
            )}
          >
            Lowest {sort.toUpperCase()}
          </button>
        ))}
      </div>
      <Segmented
        label="Judge"
        value={state.judge}
        options={[
          { value: "clip", label: "CLIP" },
          { value: "held-out", label: "Held-out" },
        ]}
        onChange={(judge) => set({ judge })}
      />
      {columns.length > 1 && (
        <Segmented
          label="Scores"
          value={state.scores}
          options={[
            { value: "value", label: "Scores" },
            { value: "difference", label: "Δ to first" },
          ]}
          onChange={(scores) => void setState({ scores })}
        />
      )}
    </div>
  );
}

/** Finds prompts, and sets the size of their images. */
export function FindAndSize({ gallery: { state, setState, columns, rows } }: { readonly gallery: Gallery }) {
  const cells = columns.length * (rows.shape.rows === "prompt" ? rows.shape.samples : 1);
  return (
    <div className="flex shrink-0 items-center gap-3" data-screen-only>
      <Find
        value={state.find}
        onChange={(find) => void setState({ find: find || null, at: null }, { history: "replace" })}
      />
      <label className="flex h-8 items-center gap-2 text-sm text-muted">
        Size
        <input
          type="range"
          aria-label="Size of the images, pixels"
          min={sizes.min}
          max={sizes.max}
          step={sizes.step}
          value={state.size ?? sizeFor(cells)}
          onChange={(event) => void setState({ size: Number(event.target.value) }, { history: "replace" })}
          className="w-28 accent-accent"
        />
      </label>
    </div>
  );
}

/** Finds prompts by words; asks the API once typing pauses. */
function Find({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      type="search"
      aria-label="Find prompts"
      placeholder="Find prompts"
      className="w-44!"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
