import type { FieldRule } from "./json-schema.ts";
import { parseNumber, shownNumber } from "./numbers.ts";
import { leavesOf, setAt, valueAt } from "./paths.ts";
import { paperVariants, type VariantDraft, variantDraftOf, variantOf } from "./variant-draft.ts";

/** An experiment as it is being written: every single value is the text of its field. */
export interface Draft {
  readonly preset: string | null;
  readonly name: string;
  readonly concepts: readonly string[];
  /** Texts by path, such as dpo.beta. */
  readonly values: Readonly<Record<string, string>>;
  readonly variants: readonly VariantDraft[];
}

export type Rules = ReadonlyMap<string, FieldRule>;

/** A value as the text of its field. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? shownNumber(value) : String(value);
}

/** The texts of all fields for a configuration, what it leaves out at its default. */
export function textsOf(configuration: unknown, rules: Rules): Record<string, string> {
  return Object.fromEntries(
    [...rules]
      .filter(([path]) => path !== "name")
      .map(([path, rule]) => [path, textOf(valueAt(configuration, path) ?? rule.default)]),
  );
}

/** A draft that begins as a configuration: a preset's, or that of another experiment. */
export function draftOf(configuration: unknown, rules: Rules, preset: string | null): Draft {
  const variants = valueAt(configuration, "variants");
  const concepts = valueAt(configuration, "concepts");
  return {
    preset,
    name: "",
    concepts: Array.isArray(concepts) ? concepts.map(String) : [],
    values: textsOf(configuration, rules),
    variants: Array.isArray(variants)
      ? variants.map((variant, i) => variantDraftOf(variant, `${i} ${variant.name}`))
      : paperVariants(),
  };
}

function parsedValue(text: string, rule: FieldRule): unknown {
  switch (rule.kind) {
    case "whole":
    case "number":
      return parseNumber(text);
    case "switch":
      return text === "true";
    case "steps":
      return text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(parseNumber);
    default:
      return text.trim();
  }
}

/** The configuration that a draft describes; fields without text are left out, but a list may be empty. */
export function configurationOf(draft: Draft, rules: Rules): Record<string, unknown> {
  const configuration: Record<string, unknown> = { concepts: [...draft.concepts] };
  if (draft.name.trim()) configuration.name = draft.name.trim();
  for (const [path, rule] of rules) {
    const text = draft.values[path] ?? "";
    if (path === "name" || (text.trim() === "" && rule.kind !== "steps")) continue;
    setAt(configuration, path, parsedValue(text, rule));
  }
  configuration.variants = draft.variants.map(variantOf);
  return configuration;
}

/**
 * What the API is told. The preset is named only where the configuration has every field that the preset sets: laid over it,
 * a field that was emptied would come back.
 */
export function inputOf(draft: Draft, rules: Rules, presetConfiguration: unknown) {
  const { name, concepts, ...configuration } = configurationOf(draft, rules);
  const keepsAll = leavesOf(presetConfiguration).every((path) => valueAt(configuration, path) !== undefined);
  return {
    ...(draft.preset && keepsAll && { preset: draft.preset }),
    ...(typeof name === "string" && { name }),
    concepts: concepts as readonly string[],
    configuration,
  };
}
