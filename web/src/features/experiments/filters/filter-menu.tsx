"use client";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { buttonClasses } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Input } from "../../../ui/field.tsx";
import { Popover } from "../../../ui/popover.tsx";

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface FilterMenuProps {
  readonly name: string;
  /** What there is to choose; undefined while it is not known. */
  readonly options: readonly FilterOption[] | undefined;
  readonly chosen: readonly string[];
  /** Whether several can be chosen at once. */
  readonly several?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** So many options are looked through by eye; with more there is a field to narrow them. */
const manyOptions = 10;

/** The options with what is chosen in sight even where nothing has it (any more). */
function withChosen(options: readonly FilterOption[], chosen: readonly string[]): readonly FilterOption[] {
  const missing = chosen.filter((value) => !options.some((option) => option.value === value));
  return [...options, ...missing.map((value) => ({ value, label: value, count: 0 }))];
}

/** One filter of the list: its values with their counts. */
export function FilterMenu({ name, options, chosen, several = false, onChange }: FilterMenuProps) {
  const [text, setText] = useState("");
  const all = withChosen(options ?? [], chosen);
  const shown = all.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const labels = chosen.map((value) => all.find((option) => option.value === value)?.label ?? value);
  const choose = (value: string, close: () => void) => {
    const taken = chosen.includes(value);
    if (several) onChange(taken ? chosen.filter((each) => each !== value) : [...chosen, value]);
    else {
      onChange(taken ? [] : [value]);
      close();
    }
  };
  return (
    <Popover
      trigger={
        <>
          {name}
          {labels.length > 0 && (
            <span className="max-w-32 truncate font-semibold text-accent">
              {labels.length > 1 ? labels.length : labels[0]}
            </span>
          )}
          <ChevronDown size={14} aria-hidden="true" className="text-muted" />
        </>
      }
      triggerProps={{
        className: buttonClasses(
          "secondary",
          "small",
          classNames("h-8!", chosen.length > 0 && "border-accent"),
        ),
        title: labels.join(", "),
      }}
      className="w-60 p-1"
      onOpenChange={() => setText("")}
    >
      {(close) => (
        <>
          {all.length > manyOptions && (
            <Input
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder="Narrow these"
              aria-label={`Narrow ${name.toLowerCase()}`}
              className="mb-1"
            />
          )}
          <ul className="max-h-72 overflow-auto" aria-label={name}>
            {shown.map(({ value, label, count }) => (
              <li key={value}>
                <button
                  type="button"
                  aria-pressed={chosen.includes(value)}
                  onClick={() => choose(value, close)}
                  className="flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-accent-soft"
                >
                  <Check
                    size={14}
                    aria-hidden="true"
                    className={classNames("shrink-0 text-accent", !chosen.includes(value) && "invisible")}
                  />
                  <span className="min-w-0 flex-1 truncate">{label}</span>
                  <span className="text-xs text-muted tabular-nums">{count}</span>
                </button>
              </li>
            ))}
          </ul>
          {shown.length === 0 && (
            <p className="p-2 text-sm text-muted">
              {options === undefined ? "Loading…" : "There is nothing to choose yet."}
            </p>
          )}
          {chosen.length > 0 && (
            <button
              type="button"
              onClick={() => {
                onChange([]);
                close();
              }}
              className="mt-1 flex min-h-8 w-full items-center rounded-sm border-line border-t px-2 text-left text-accent hover:bg-accent-soft"
            >
              Any {name.toLowerCase()}
            </button>
          )}
        </>
      )}
    </Popover>
  );
}
