"use client";
import { Checkbox, Field, Input, Select } from "../../../ui/field.tsx";
import { rangeText } from "../draft/json-schema.ts";
import { useForm } from "../form-context.ts";
import type { FieldText } from "./field-texts.ts";

export interface SettingFieldProps {
  readonly text: FieldText;
  /** What there is to choose where the schema takes any text: names of prompt sets. */
  readonly options?: readonly string[] | undefined;
}

/** A button that puts a field back to what it began with, and says what that was. */
function Begun({ path }: { readonly path: string }) {
  const { draft, begun, setValue } = useForm();
  const before = begun[path] ?? "";
  if ((draft.values[path] ?? "") === before) return null;
  return (
    <button
      type="button"
      onClick={() => setValue(path, before)}
      className="text-accent underline underline-offset-2"
    >
      back to {before === "" ? "empty" : before}
    </button>
  );
}

/** One setting: its label with unit, what it does, its range, and how it differs from what it began with. */
export function SettingField({ text, options }: SettingFieldProps) {
  const { draft, rules, errorOf, setValue, leave } = useForm();
  const { path, label, unit } = text;
  const rule = rules.get(path);
  if (!rule) return null;
  const value = draft.values[path] ?? "";
  const range = rangeText(rule);
  const hint = (
    <>
      {text.hint} {range && <span className="text-faint">({range})</span>} <Begun path={path} />
    </>
  );
  const shared = { name: path, onBlur: () => leave(path) };
  if (rule.kind === "switch")
    return (
      <div className="flex flex-col gap-1">
        <Checkbox
          {...shared}
          label={<span className="text-sm font-medium">{label}</span>}
          checked={value === "true"}
          onChange={(event) => setValue(path, String(event.target.checked))}
        />
        <p className="text-xs text-muted">{hint}</p>
      </div>
    );
  const choices = rule.options ?? options;
  return (
    <Field
      label={
        <>
          {label}
          {unit && <span className="font-normal text-muted">, {unit}</span>}
        </>
      }
      hint={hint}
      error={errorOf(path)}
    >
      {choices ? (
        <Select {...shared} value={value} onChange={(event) => setValue(path, event.target.value)}>
          {[...new Set([...choices, value])].map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          {...shared}
          value={value}
          inputMode={rule.kind === "whole" ? "numeric" : rule.kind === "number" ? "decimal" : "text"}
          autoComplete="off"
          spellCheck={false}
          className={rule.kind === "text" ? "" : "font-mono tabular-nums"}
          onChange={(event) => setValue(path, event.target.value)}
        />
      )}
    </Field>
  );
}
