"use client";
import { X } from "lucide-react";
import { Swatch } from "../../charts/marker.tsx";
import { fixed } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { Checkbox } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { AddRuns } from "../run-picker/index.ts";
import type { NamedRun } from "./metric-lines.ts";
import type { RunState } from "./run-state.ts";
import type { SetRunState } from "./set-run-state.ts";

export interface TrainingControlsProps {
  /** Local id of the run. */
  readonly run: string;
  readonly rounds: readonly number[];
  readonly round: number;
  readonly state: RunState;
  readonly setState: SetRunState;
  readonly names: readonly NamedRun[];
}

/** Which round is shown, how its lines are drawn, and which other runs stand beside it. */
export function TrainingControls({ run, rounds, round, state, setState, names }: TrainingControlsProps) {
  const replace = (next: Parameters<SetRunState>[0]) => void setState(next, { history: "replace" });
  return (
    <div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2" data-screen-only>
      <Segmented
        label="Training"
        value={String(round)}
        options={rounds.map((each) => ({
          value: String(each),
          label: each === 0 ? "Personalisation" : `Round ${each}`,
        }))}
        onChange={(each) => void setState({ round: Number(each), steps: null })}
      />
      <label className="flex items-center gap-2 text-sm text-muted">
        Smoothing
        <input
          type="range"
          min={0}
          max={0.98}
          step={0.02}
          value={state.smooth}
          onChange={(event) => replace({ smooth: Number(event.target.value) })}
          className="w-28 accent-accent"
        />
        <output className="w-8 tabular-nums">{fixed(state.smooth, 2)}</output>
      </label>
      <Checkbox
        label="Log scale"
        className="text-sm"
        checked={state.log}
        onChange={(event) => void setState({ log: event.target.checked || null })}
      />
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {names.length > 1 && (
          <ul aria-label="Runs drawn" className="flex flex-wrap gap-1.5 text-sm">
            {names.map(({ id, name, style }) => (
              <li
                key={id}
                className="flex h-6 items-center gap-1 rounded-sm border border-line bg-surface px-1.5"
              >
                <Swatch line={false} style={style} />
                <span className="max-w-52 truncate">{name}</span>
                {localId(id) !== run && (
                  <button
                    type="button"
                    aria-label={`Take ${name} away`}
                    className="-mr-1.5 grid size-6 place-items-center text-muted hover:text-text"
                    onClick={() => void setState({ with: state.with.filter((each) => each !== localId(id)) })}
                  >
                    <X size={12} aria-hidden="true" />
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        <AddRuns
          label="Draw other runs too"
          chosen={[run, ...state.with]}
          kept={[run]}
          most={12}
          onChange={(runs) => {
            const others = runs.filter((each) => each !== run);
            void setState({ with: others.length > 0 ? others : null });
          }}
        />
      </div>
    </div>
  );
}
