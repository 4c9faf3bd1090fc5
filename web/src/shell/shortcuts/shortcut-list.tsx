"use client";
import { Kbd } from "../../ui/kbd.tsx";
import { keysOf } from "./key-sequence.ts";
import { type Shortcut, useRegisteredShortcuts } from "./use-shortcuts.ts";

const anywhere = "Anywhere";
const thisPage = "This page";

/** Shortcuts under their headings: those of the page first, of equal keys the one that acts. */
function byGroup(shortcuts: readonly Shortcut[]): ReadonlyMap<string, readonly Shortcut[]> {
  const acting = shortcuts.filter(
    (each, i) => !shortcuts.slice(i + 1).some(({ keys }) => keys === each.keys),
  );
  const groups = new Map<string, Shortcut[]>([
    [thisPage, []],
    [anywhere, []],
  ]);
  for (const each of acting) {
    const title = each.group ?? thisPage;
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  return groups;
}

const Row = ({
  label,
  keys,
  joined = "then",
}: {
  label: string;
  keys: readonly string[];
  joined?: string;
}) => (
  <div className="flex min-h-7 items-center justify-between gap-4">
    <dt>{label}</dt>
    <dd className="flex items-center gap-1 text-xs text-muted">
      {keys.map((key, i) => (
        <span key={key + String(i)} className="flex items-center gap-1">
          {i > 0 && joined}
          <Kbd>{key}</Kbd>
        </span>
      ))}
    </dd>
  </div>
);

/** Every shortcut that acts on the page that is open, under headings. */
export function ShortcutList() {
  const groups = byGroup(useRegisteredShortcuts());
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {[...groups].map(([title, shortcuts]) =>
        shortcuts.length === 0 && title !== anywhere ? null : (
          <section key={title}>
            <h3 className="mb-1 text-sm text-muted">{title}</h3>
            <dl>
              {title === anywhere && <Row label="Find anything" keys={["Ctrl or ⌘", "K"]} joined="+" />}
              {shortcuts.map(({ keys, label }) => (
                <Row key={keys} label={label} keys={keysOf(keys)} />
              ))}
              {title === anywhere && <Row label="Close what is open" keys={["Esc"]} />}
            </dl>
          </section>
        ),
      )}
    </div>
  );
}
