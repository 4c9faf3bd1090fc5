"use client";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { localId } from "../../graphql/global-id.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input, Select } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toast } from "../../ui/toast.ts";
import { createExperimentDocument } from "./create-experiment.graphql.ts";
import { configurationOf, type Draft, inputOf, type Rules, textsOf } from "./draft/draft.ts";
import { errorAt, type Issue, shownIssues } from "./draft/issues.ts";
import { useDraft } from "./draft/use-draft.ts";
import { EstimatePanel } from "./estimate/estimate-panel.tsx";
import { useCheck } from "./estimate/use-check.ts";
import { FormProvider, type FormState } from "./form-context.ts";
import { IssueList } from "./issue-list.tsx";
import { ConceptPicker, type PickableConcept } from "./sections/concept-picker.tsx";
import { sections } from "./sections/field-texts.ts";
import { type Preset, PresetPicker } from "./sections/preset-picker.tsx";
import { SettingsSection } from "./sections/settings-section.tsx";
import { VariantsEditor } from "./sections/variants-editor.tsx";

export interface ExperimentFormProps {
  readonly rules: Rules;
  readonly presets: readonly Preset[];
  readonly packs: readonly string[];
  readonly promptSets: Readonly<Record<string, readonly string[]>>;
  readonly concepts: readonly PickableConcept[];
  readonly initial: Draft;
  /** What the fields began with, for those that differ to say so. */
  readonly origin: unknown;
  /** The way into the form, under which its draft is kept. */
  readonly way: string;
  /** How to begin from another preset. */
  readonly draftOfPreset: (preset: Preset, over: Draft) => Draft;
}

/** The form of a new experiment: a preset or every option, checked and priced while it is written. */
export function ExperimentForm(props: ExperimentFormProps) {
  const { rules, presets, packs, promptSets, concepts, initial, origin, way, draftOfPreset } = props;
  const router = useRouter();
  const { draft, change, restored, forget, restart } = useDraft(initial, way);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const [refused, setRefused] = useState<{ readonly draft: Draft; readonly issues: readonly Issue[] }>();
  const preset = presets.find(({ name }) => name === draft.preset);
  // A fork is compared with what it was forked from, until another preset is chosen.
  const base = draft.preset === initial.preset ? origin : preset?.configuration;
  const begun = useMemo(() => textsOf(base, rules), [base, rules]);
  const input = inputOf(draft, rules, preset?.configuration);
  const check = useCheck(input, configurationOf(draft, rules));
  const create = useAction(createExperimentDocument);

  // What the API refused holds until the draft changes.
  const issues = refused?.draft === draft ? [...check.issues, ...refused.issues] : check.issues;
  const setValue = useCallback(
    (path: string, text: string) =>
      change((before) => ({ ...before, values: { ...before.values, [path]: text } })),
    [change],
  );
  const form: FormState = {
    draft,
    rules,
    begun,
    issues,
    attempted,
    errorOf: (path) => errorAt(shownIssues(issues, path, touched, attempted), path),
    issuesOf: (path) => shownIssues(issues, path, touched, attempted),
    change: (next) => change((before) => ({ ...before, ...next })),
    setValue,
    leave: (path) => setTouched((before) => (before.has(path) ? before : new Set([...before, path]))),
  };

  const send = (start: boolean) => {
    setAttempted(true);
    if (check.issues.length > 0) return;
    create.mutate(
      { ...input, start },
      {
        onSuccess: ({ createExperiment: result }) => {
          if (!("experiment" in result)) return;
          const { id, name } = result.experiment;
          forget();
          toast.success(start ? `${name} is queued.` : `${name} is saved as a draft.`);
          router.push(`/experiments/${localId(id)}`);
        },
        onError: (error) => setRefused({ draft, issues: error.issues }),
      },
    );
  };
  const packChoices = [...new Set([...packs, draft.values.pack ?? ""])].filter(Boolean);

  return (
    <FormProvider value={form}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(true);
        }}
        noValidate
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_320px]"
      >
        <div className="flex min-w-0 flex-col gap-4">
          <p className="flex min-h-5 flex-wrap items-center gap-x-2 text-sm text-muted">
            {restored ? (
              <>
                What you wrote before in this tab is back.
                <button type="button" onClick={restart} className="text-accent underline underline-offset-2">
                  Start over
                </button>
              </>
            ) : (
              "Nothing is computed before you start it; what you write stays in this tab until then."
            )}
          </p>
          <Panel title="Start from" description="A preset sets every field below; change what you like.">
            <PresetPicker
              presets={presets}
              chosen={draft.preset}
              onChoose={(chosen) => change((before) => draftOfPreset(chosen, before))}
            />
          </Panel>
          <Panel title="Concepts" description="The subjects. Each gets a baseline and every variant.">
            <ConceptPicker concepts={concepts} />
          </Panel>
          <Panel title="Backbone and name">
            <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
              <Field
                label="Backbone"
                hint="The model pack that is personalised and tuned. Packs appear here once a runner has used them."
                error={form.errorOf("pack")}
              >
                <Select
                  name="pack"
                  value={draft.values.pack ?? ""}
                  onBlur={() => form.leave("pack")}
                  onChange={(event) => setValue("pack", event.target.value)}
                >
                  <option value="">Choose a backbone</option>
                  {packChoices.map((name) => (
                    <option key={name} value={name}>
                      {packs.includes(name) ? name : `${name} (not here)`}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field
                label="Name"
                hint="Letters, digits, - _ and . (1 to 64); made from preset, concepts and settings where empty."
                error={form.errorOf("name")}
              >
                <Input
                  name="name"
                  value={draft.name}
                  autoComplete="off"
                  spellCheck={false}
                  onBlur={() => form.leave("name")}
                  onChange={(event) => form.change({ name: event.target.value })}
                />
              </Field>
            </div>
          </Panel>
          <Panel title="Variants">
            <VariantsEditor />
          </Panel>
          {sections.map((section) => (
            <SettingsSection key={section.id} section={section} promptSets={promptSets} />
          ))}
        </div>
        <aside className="flex flex-col gap-4 rounded border border-line bg-surface p-4 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-80px)] lg:overflow-auto">
          <EstimatePanel check={check} />
          {attempted && issues.length > 0 && <IssueList issues={issues} draft={draft} />}
          {create.error && create.error.issues.length === 0 && (
            <p role="alert" className="text-sm text-danger">
              It was not stored. {create.error.message} {create.error.hint}
            </p>
          )}
          <div className="flex flex-col gap-2">
            <Button type="submit" look="primary" busy={create.isPending}>
              Start experiment
            </Button>
            <Button busy={create.isPending} onClick={() => send(false)}>
              Save as draft
            </Button>
          </div>
        </aside>
      </form>
    </FormProvider>
  );
}
