"use client";
import { createContext, use } from "react";
import type { Draft, Rules } from "./draft/draft.ts";
import type { Issue } from "./draft/issues.ts";

/** What the parts of the form share. */
export interface FormState {
  readonly draft: Draft;
  readonly rules: Rules;
  /** Texts that the fields began with: the preset's, or those of the experiment it was forked from. */
  readonly begun: Readonly<Record<string, string>>;
  /** Everything that is wrong now, whether it is shown yet or not. */
  readonly issues: readonly Issue[];
  /** What is wrong at a field, once it was left or the form was sent. */
  readonly errorOf: (path: string) => string | undefined;
  /** Everything wrong at or inside a field, by the same rule. */
  readonly issuesOf: (path: string) => readonly Issue[];
  readonly change: (change: Partial<Draft>) => void;
  readonly setValue: (path: string, text: string) => void;
  /** Says that a field was left: what is wrong with it may be shown. */
  readonly leave: (path: string) => void;
  /** Whether somebody has tried to send the form: everything wrong is shown. */
  readonly attempted: boolean;
}

const FormContext = createContext<FormState | null>(null);
export const FormProvider = FormContext;

/** The form that a field is in. */
export function useForm(): FormState {
  const form = use(FormContext);
  if (!form) throw new Error("A field of the form stands outside it.");
  return form;
}
