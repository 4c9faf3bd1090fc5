"use client";
import type { Draft } from "./draft/draft.ts";
import { type Issue, isWithin } from "./draft/issues.ts";
import { sections } from "./sections/field-texts.ts";

/** Brings a field into sight and gives it the focus, once the section that holds it is open. */
function goTo(path: string): void {
  requestAnimationFrame(() => {
    const names = [path, path.replace(/\[\d+\]$/, ""), path.replace(/[.[].*$/, "")];
    const found = names
      .map(
        (name) =>
          document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`) ??
          document.querySelector<HTMLElement>(`[data-path="${CSS.escape(name)}"]`) ??
          document.querySelector<HTMLElement>(`[name^="${CSS.escape(name)}."]`),
      )
      .find(Boolean);
    const section = found?.closest("details");
    if (section) section.open = true;
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  });
}

/** What the field of a path is called in the form; of a variant with the variant's name. */
function labelOf(path: string, { variants }: Draft): string {
  const variant = /^variants\[(\d+)\]/.exec(path);
  if (variant) return `Variant ${variants[Number(variant[1])]?.name || Number(variant[1]) + 1}`;
  for (const { title, fields } of sections) {
    const field = fields.find((each) => isWithin(path, each.path));
    if (field) return `${title}: ${field.label.toLowerCase()}`;
  }
  const [root = path] = path.split(/[.[]/);
  return names[root] ?? path;
}

const names: Readonly<Record<string, string>> = {
  concepts: "Concepts",
  pack: "Backbone",
  name: "Name",
  variants: "Variants",
  preset: "Preset",
};

/** Everything that stands in the way of starting, each leading to its field. */
export const IssueList = ({
  issues,
  draft,
}: {
  readonly issues: readonly Issue[];
  readonly draft: Draft;
}) => (
  <div role="alert" className="rounded border border-danger bg-danger-soft p-3 text-sm">
    <p className="font-semibold text-danger">
      {issues.length === 1 ? "One field is to mend" : `${issues.length} fields are to mend`}
    </p>
    <ul className="mt-1 flex flex-col gap-1">
      {issues.slice(0, 8).map(({ path, expected }) => (
        <li key={`${path} ${expected}`}>
          <button
            type="button"
            onClick={() => goTo(path)}
            className="text-left text-text underline underline-offset-2"
          >
            {labelOf(path, draft)}
          </button>
          <span className="text-muted">: {expected}</span>
        </li>
      ))}
      {issues.length > 8 && <li className="text-muted">and {issues.length - 8} more</li>}
    </ul>
  </div>
);
