"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Badge } from "../../../ui/badge.tsx";
import { issuesWithin } from "../draft/issues.ts";
import { useForm } from "../form-context.ts";
import type { SectionText } from "./field-texts.ts";
import { SettingField } from "./setting-field.tsx";

export interface SettingsSectionProps {
  readonly section: SectionText;
  /** Names of prompt sets by the path of the field that takes one. */
  readonly promptSets: Readonly<Record<string, readonly string[]>>;
}

/** A part of the settings: closed it says what it is set to, open it shows every field. */
export function SettingsSection({ section, promptSets }: SettingsSectionProps) {
  const { draft, begun, issues, attempted } = useForm();
  const [open, setOpen] = useState(false);
  const paths = section.fields.map(({ path }) => path);
  const shown = section.fields.filter(({ when }) => !when || when.is.includes(draft.values[when.path] ?? ""));
  const wrong = issuesWithin(issues, paths);
  const changed = paths.filter((path) => (draft.values[path] ?? "") !== (begun[path] ?? "")).length;
  const facts = section.summary.flatMap((path) => {
    const field = section.fields.find((each) => each.path === path);
    const value = draft.values[path];
    return field && value ? [`${field.label} ${value}`] : [];
  });
  return (
    <details
      open={open || (attempted && wrong > 0)}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded border border-line bg-surface"
      data-section={section.id}
    >
      <summary className="flex min-h-12 list-none items-center gap-3 px-4 py-2 hover:bg-page [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          aria-hidden="true"
          className="shrink-0 text-muted transition-transform duration-150 group-open:rotate-90"
        />
        <h2 className="shrink-0 text-base!">{section.title}</h2>
        <span className="min-w-0 flex-1 truncate text-sm text-muted group-open:invisible">
          {facts.join(" · ")}
        </span>
        {changed > 0 && <Badge tone="accent">{changed} changed</Badge>}
        {wrong > 0 && <Badge tone="danger">{wrong} to mend</Badge>}
      </summary>
      <div className="border-line border-t p-4">
        <p className="mb-4 max-w-[72ch] text-sm text-muted">{section.about}</p>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 2xl:grid-cols-3">
          {shown.map((text) => (
            <SettingField key={text.path} text={text} options={promptSets[text.path]} />
          ))}
        </div>
      </div>
    </details>
  );
}
