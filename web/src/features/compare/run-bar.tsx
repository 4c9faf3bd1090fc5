"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useId } from "react";
import { Swatch } from "../../charts/marker.tsx";
import { localId } from "../../graphql/global-id.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Select } from "../../ui/field.tsx";
import type { ChosenRun } from "./chosen-runs.ts";
import { compareParsers } from "./compare-state.ts";

export interface RunBarProps {
  readonly runs: readonly ChosenRun[];
  readonly suites: readonly string[];
  readonly suite: string | undefined;
  readonly onRuns: (localIds: readonly string[]) => void;
}

/** The chosen runs, each to be taken away; what they are compared with, on which prompts, of which concept. */
export function RunBar({ runs, suites, suite, onRuns }: RunBarProps) {
  const [view, setView] = useQueryStates(compareParsers);
  const styles = seriesStyles(runs.map(({ variant }) => variant));
  const concepts = [...new Set(runs.map(({ concept }) => concept.name))];
  const nameOf = ({ variant, concept, experiment }: ChosenRun) =>
    `${variant} of ${concept.name}, ${experiment.name}`;
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-wrap gap-1">
        {runs.map((run) => (
          <li
            key={run.id}
            className="flex h-7 max-w-full items-center gap-1.5 rounded border border-line bg-surface pl-2 text-sm"
          >
            <Swatch line={false} style={styles.get(run.variant)!} />
            <Link
              href={`/runs/${localId(run.id)}`}
              prefetch={false}
              className="truncate text-text hover:underline"
            >
              <span className="font-semibold">{run.variant}</span>{" "}
              <span className="text-muted">
                {run.concept.name}, {run.experiment.name}
              </span>
            </Link>
            {run.status !== "DONE" && <StatusBadge status={run.status} />}
            <button
              type="button"
              aria-label={`Take away ${nameOf(run)}`}
              className="grid size-6 place-items-center rounded-sm text-muted hover:bg-accent-soft hover:text-text"
              onClick={() => onRuns(runs.filter((each) => each !== run).map(({ id }) => localId(id)))}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <div data-screen-only="" className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <Choice
          label="Compared with"
          value={view.baseline ?? ""}
          onChange={(baseline) => void setView({ baseline: baseline || null })}
          options={[
            ["", "their baseline"],
            ...runs
              .filter(({ status }) => status === "DONE")
              .map((run) => [localId(run.id), nameOf(run)] as const),
          ]}
        />
        {concepts.length > 1 && (
          <Choice
            label="Concept"
            value={view.concept ?? ""}
            onChange={(concept) => void setView({ concept: concept || null })}
            options={[["", "all that they share"], ...concepts.map((concept) => [concept, concept] as const)]}
          />
        )}
        {suites.length > 1 && (
          <Choice
            label="Prompts"
            value={suite ?? ""}
            onChange={(next) => void setView({ suite: next })}
            options={suites.map((each) => [each, each] as const)}
          />
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted">
      <label htmlFor={id} className="shrink-0">
        {label}
      </label>
      <Select
        id={id}
        className="h-7! w-auto! max-w-72 text-sm"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </span>
  );
}
