"use client";
import { useQueryStates } from "nuqs";
import { type ReactNode, useId } from "react";
import { Select } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { viewParsers } from "./view-state.ts";

export interface ViewControlsProps {
  readonly concepts: readonly string[];
  /** The variants that others can be compared with. */
  readonly variants: readonly string[];
  readonly suites: readonly string[];
  readonly suite: string | undefined;
}

/** Most choices that stand side by side; more become a list. */
const mostInSight = 5;
const all = "";

/** Which concept, prompt set and reference the results speak of. What there is no choice of is not shown. */
export function ViewControls({ concepts, variants, suites, suite }: ViewControlsProps) {
  const [view, setView] = useQueryStates(viewParsers);
  const options = [
    { value: all, label: "All concepts" },
    ...concepts.map((value) => ({ value, label: value })),
  ];
  const chosen = concepts.includes(view.concept ?? "") ? view.concept! : all;
  return (
    <div data-screen-only="" className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      {concepts.length > 1 &&
        (options.length <= mostInSight ? (
          <Segmented
            label="Concept"
            value={chosen}
            options={options}
            onChange={(concept) => void setView({ concept: concept || null })}
          />
        ) : (
          <Choice
            label="Concept"
            value={chosen}
            onChange={(concept) => void setView({ concept: concept || null })}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Choice>
        ))}
      {suites.length > 1 && (
        <Choice
          label="Prompts"
          value={suite ?? suites[0]!}
          onChange={(next) => void setView({ suite: next })}
        >
          {suites.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Choice>
      )}
      {variants.length > 1 && (
        <Choice
          label="Compared with"
          value={variants.includes(view.against ?? "") ? view.against! : "baseline"}
          onChange={(next) => void setView({ against: next === "baseline" ? null : next })}
        >
          <option>baseline</option>
          {variants.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Choice>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-muted">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="h-7! w-auto! text-sm"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </Select>
    </span>
  );
}
