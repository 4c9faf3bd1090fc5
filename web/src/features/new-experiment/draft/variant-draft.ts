import { parseNumber, shownNumber } from "./numbers.ts";

/** One variant as it is being written: every number is the text of its field. */
export interface VariantDraft {
  /** Tells the rows of the editor apart; no part of the configuration. */
  readonly key: string;
  readonly name: string;
  readonly kind: "window" | "weighted";
  readonly c1: string;
  readonly c2: string;
  readonly lambda: string;
  /** What bounds a weighted selection. */
  readonly bound: "threshold" | "keptFraction";
  readonly threshold: string;
  readonly keptFraction: string;
  readonly minimumDelta: string;
  readonly maximumPairs: string;
}

/** The angle windows of the paper, degrees; the contract's `namedWindows` (a test holds them equal). */
export const paperWindows = {
  TS: { c1: -20, c2: 70 },
  IS: { c1: 0, c2: 90 },
  MIX: { c1: -10, c2: 80 },
} as const;

const blank = {
  kind: "window",
  c1: "-10",
  c2: "80",
  lambda: "0.5",
  bound: "keptFraction",
  threshold: "",
  keptFraction: "0.25",
  minimumDelta: "1e-4",
  maximumPairs: "",
} as const;

/** A variant to start writing from. */
export const blankVariant = (key: string, name = ""): VariantDraft => ({ ...blank, key, name });

/** The variants of the paper. */
export const paperVariants = (): VariantDraft[] =>
  Object.entries(paperWindows).map(([name, { c1, c2 }]) => ({
    ...blankVariant(name, name),
    c1: String(c1),
    c2: String(c2),
  }));

interface StoredSelection {
  readonly kind?: string;
  readonly window?: { readonly c1?: number; readonly c2?: number } | string;
  readonly lambda?: number;
  readonly threshold?: number;
  readonly keptFraction?: number;
  readonly minimumDelta?: number;
  readonly maximumPairs?: number;
}

/** A stored variant as text to go on from. */
export function variantDraftOf(
  variant: { name?: string; selection?: StoredSelection },
  key: string,
): VariantDraft {
  const { name = "", selection = {} } = variant;
  const named = typeof selection.window === "string" ? paperWindows[selection.window as "TS"] : undefined;
  const window = named ?? (typeof selection.window === "object" ? selection.window : undefined);
  const text = (value: number | undefined, otherwise: string) =>
    value === undefined ? otherwise : shownNumber(value);
  return {
    key,
    name,
    kind: selection.kind === "weighted" ? "weighted" : "window",
    c1: text(window?.c1, blank.c1),
    c2: text(window?.c2, blank.c2),
    lambda: text(selection.lambda, blank.lambda),
    bound: selection.threshold === undefined ? "keptFraction" : "threshold",
    threshold: text(selection.threshold, ""),
    keptFraction: text(selection.keptFraction, blank.keptFraction),
    minimumDelta: text(selection.minimumDelta, blank.minimumDelta),
    maximumPairs: text(selection.maximumPairs, ""),
  };
}

const given = (name: string, text: string) => (text.trim() === "" ? {} : { [name]: parseNumber(text) });

/** The variant as the configuration has it; what is no number stays text, for the schema to name. */
export function variantOf(draft: VariantDraft): unknown {
  const shared = {
    ...given("minimumDelta", draft.minimumDelta),
    ...given("maximumPairs", draft.maximumPairs),
  };
  const selection =
    draft.kind === "window"
      ? { kind: "window", window: { ...given("c1", draft.c1), ...given("c2", draft.c2) }, ...shared }
      : {
          kind: "weighted",
          ...given("lambda", draft.lambda),
          ...given(draft.bound, draft[draft.bound]),
          ...shared,
        };
  return { name: draft.name.trim(), selection };
}
