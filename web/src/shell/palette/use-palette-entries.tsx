"use client";
import { localId } from "../../graphql/global-id.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { destinations, explorer } from "../destinations.ts";
import { glossaryEntries } from "../glossary/glossary.ts";
import { fitting } from "./match-words.ts";
import { paletteActions } from "./palette-actions.ts";
import type { PaletteEntry } from "./palette-parts.tsx";
import { usePaletteResults } from "./use-palette-results.ts";

const pages: readonly PaletteEntry[] = [
  ...destinations.map(({ href, label, about, keys }) => ({ id: href, name: label, about, keys, to: href })),
  {
    id: explorer.href,
    name: explorer.label,
    about: explorer.about,
    // A page of the API: no route of this app.
    to: () => location.assign(explorer.href),
  },
];

const terms: readonly PaletteEntry[] = glossaryEntries.map(({ id, term, also }) => ({
  id: `glossary ${id}`,
  name: term,
  about: also,
  to: `/help#${id}`,
}));

/** What the palette lists for a search, group by group; the newest experiments, pages and actions where it is empty. */
export function usePaletteEntries(search: string) {
  const { experiments, runs, concepts, pending, failed } = usePaletteResults(search);
  const typed = search.trim() !== "";
  const ofExperiments = experiments.map(({ id, name, status }) => ({
    id,
    name,
    aside: <StatusBadge status={status} />,
    to: `/experiments/${localId(id)}`,
  }));
  const ofRuns = runs.map(({ id, variant, seed, concept, experiment, status }) => ({
    id,
    name: `${variant} · ${concept.name} · seed ${seed}`,
    about: experiment.name,
    aside: status === "DONE" ? null : <StatusBadge status={status} />,
    to: `/runs/${localId(id)}`,
  }));
  const ofConcepts = concepts.map(({ id, name, className }) => ({
    id,
    name,
    about: className,
    to: `/concepts/${localId(id)}`,
  }));
  const groups: readonly { readonly title: string; readonly entries: readonly PaletteEntry[] }[] = typed
    ? [
        { title: "Experiments", entries: fitting(search, ofExperiments) },
        { title: "Runs", entries: fitting(search, ofRuns).slice(0, 12) },
        { title: "Concepts", entries: fitting(search, ofConcepts) },
        { title: "Pages", entries: fitting(search, pages) },
        { title: "Actions", entries: fitting(search, paletteActions) },
        { title: "Glossary", entries: fitting(search, terms) },
      ]
    : [
        { title: "Newest experiments", entries: ofExperiments },
        { title: "Pages", entries: pages },
        { title: "Actions", entries: paletteActions },
      ];
  return { groups, pending, failed };
}
