"use client";
import { Trash2 } from "lucide-react";
import { useId } from "react";
import { IconButton } from "../../../ui/button.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { isWithin } from "../draft/issues.ts";
import { parseNumber } from "../draft/numbers.ts";
import type { VariantDraft } from "../draft/variant-draft.ts";
import { useForm } from "../form-context.ts";
import { WindowDial } from "./window-dial.tsx";

type TextField = Exclude<keyof VariantDraft, "key" | "kind" | "bound">;

export interface VariantEditorProps {
  readonly variant: VariantDraft;
  /** Where it stands among the variants, from 0. */
  readonly index: number;
  readonly onChange: (change: Partial<VariantDraft>) => void;
  readonly onRemove: () => void;
}

/** What fields are called, by the last name of their path. */
const fieldNames: Readonly<Record<string, string>> = {
  name: "Name",
  window: "Window",
  c1: "C1",
  c2: "C2",
  lambda: "λ",
  keptFraction: "Share",
  threshold: "Gap τ",
  minimumDelta: "Least length",
  maximumPairs: "Most pairs",
};

/** One variant: its name and how its pairs are selected. */
export function VariantEditor({ variant, index, onChange, onRemove }: VariantEditorProps) {
  const { issuesOf, leave } = useForm();
  const root = `variants[${index}]`;
  const issues = issuesOf(root);
  const errorsId = `${useId()}-errors`;
  const field = (name: TextField, path: string, label: string, width = "w-21") => {
    const wrong = issues.some((issue) => isWithin(issue.path, `${root}.${path}`));
    return (
      <Field label={label} className={width}>
        <Input
          name={`${root}.${path}`}
          value={variant[name]}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? errorsId : undefined}
          inputMode={name === "name" ? "text" : "decimal"}
          className={name === "name" ? "" : "font-mono tabular-nums"}
          onBlur={() => leave(`${root}.${path}`)}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      </Field>
    );
  };
  return (
    <li className="flex flex-col gap-2 border-line border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
        {field("name", "name", "Name", "w-24")}
        <Field label="Pairs chosen by" className="w-40">
          <Select
            value={variant.kind}
            onChange={(event) => onChange({ kind: event.target.value as VariantDraft["kind"] })}
          >
            <option value="window">Angle window</option>
            <option value="weighted">Weighted score</option>
          </Select>
        </Field>
        {variant.kind === "window" ? (
          <>
            {field("c1", "selection.window.c1", "C1, °")}
            {field("c2", "selection.window.c2", "C2, °")}
            <WindowDial c1={Number(parseNumber(variant.c1))} c2={Number(parseNumber(variant.c2))} />
          </>
        ) : (
          <>
            {field("lambda", "selection.lambda", "λ, 0–1")}
            <Field label="Bounded by" className="w-32">
              <Select
                value={variant.bound}
                onChange={(event) => onChange({ bound: event.target.value as VariantDraft["bound"] })}
              >
                <option value="keptFraction">Share kept</option>
                <option value="threshold">Least gap</option>
              </Select>
            </Field>
            {variant.bound === "keptFraction"
              ? field("keptFraction", "selection.keptFraction", "Share, 0–1")
              : field("threshold", "selection.threshold", "Gap τ")}
          </>
        )}
        {field("minimumDelta", "selection.minimumDelta", "Least length")}
        {field("maximumPairs", "selection.maximumPairs", "Most pairs")}
        <IconButton
          label={`Remove ${variant.name || "this variant"}`}
          onClick={onRemove}
          className="mt-6 ml-auto"
        >
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {issues.length > 0 && (
        <ul id={errorsId} role="alert" className="text-xs text-danger">
          {issues.map(({ path, expected }) => (
            <li key={path}>
              {fieldNames[path.slice(root.length).split(".").at(-1) ?? ""] ?? "Selection"}: expected{" "}
              {expected}.
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
