"use client";
import { Term } from "../../../shell/glossary/term.tsx";
import { Button } from "../../../ui/button.tsx";
import { blankVariant, paperVariants, type VariantDraft } from "../draft/variant-draft.ts";
import { useForm } from "../form-context.ts";
import { VariantEditor } from "./variant-editor.tsx";

let made = 0;

/** The variants: how the pairs that each of them learns from are selected. */
export function VariantsEditor() {
  const { draft, change, errorOf } = useForm();
  const { variants } = draft;
  const set = (next: readonly VariantDraft[]) => change({ variants: next });
  const names = new Set(variants.map(({ name }) => name.trim().toLowerCase()));
  const missing = paperVariants().filter(({ name }) => !names.has(name.toLowerCase()));
  const key = () => `new ${Date.now()} ${made++}`;
  const own = errorOf("variants");
  const ofOne = variants.some((_, i) => errorOf(`variants[${i}]`));
  return (
    <div data-path="variants" tabIndex={-1}>
      <p className="max-w-[80ch] text-sm text-muted">
        Beside the baseline, which is always evaluated. An <Term id="angle-window">angle window</Term> keeps
        pairs whose differences in TS and IS point between C1 and C2; a{" "}
        <Term id="weighted-selection">weighted score</Term> ranks by λ·TS + (1−λ)·IS. The narrower, the fewer
        pairs to learn from.
      </p>
      <ul>
        {variants.map((variant, i) => (
          <VariantEditor
            key={variant.key}
            variant={variant}
            index={i}
            onChange={(changed) => set(variants.map((each, j) => (i === j ? { ...each, ...changed } : each)))}
            onRemove={() => set(variants.filter((_, j) => i !== j))}
          />
        ))}
      </ul>
      {variants.length === 0 && (
        <p className="py-3 text-sm">The baseline alone: nothing is tuned by preference.</p>
      )}
      {own && !ofOne && (
        <p role="alert" className="mb-2 text-xs text-danger">
          {own}
        </p>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        {missing.map((variant) => (
          <Button
            key={variant.name}
            size="small"
            onClick={() => set([...variants, { ...variant, key: key() }])}
          >
            Add {variant.name}
          </Button>
        ))}
        <Button size="small" onClick={() => set([...variants, blankVariant(key())])}>
          Add angle window
        </Button>
        <Button size="small" onClick={() => set([...variants, { ...blankVariant(key()), kind: "weighted" }])}>
          Add weighted score
        </Button>
      </div>
    </div>
  );
}
