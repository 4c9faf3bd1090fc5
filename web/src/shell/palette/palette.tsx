"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { localId } from "../../graphql/global-id.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { destinations, explorer } from "../destinations.ts";
import { glossaryEntries } from "../glossary/glossary.ts";
import { matchWords } from "./match-words.ts";
import { paletteActions } from "./palette-actions.ts";
import { PaletteGroup, PaletteItem } from "./palette-parts.tsx";
import { usePaletteResults } from "./use-palette-results.ts";

/** Finds anything by name and does what can be done from anywhere, by keyboard alone. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const [search, setSearch] = useState("");
  const { experiments, concepts, runs, pending, failed } = usePaletteResults(search);
  const go = (href: string) => () => {
    onClose();
    router.push(href);
  };
  const act = (run: () => void) => () => {
    onClose();
    run();
  };
  const typed = search.trim() !== "";
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.5)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[max(12px,12dvh)] left-1/2 z-50 w-[calc(100vw-24px)] max-w-[640px] -translate-x-1/2 overflow-hidden rounded border border-line bg-raised shadow-overlay"
        >
          <Dialog.Title className="sr-only">Find anything</Dialog.Title>
          <Command
            label="Find anything"
            loop
            vimBindings={false}
            filter={(_, text, [name = "", ...more] = []) => matchWords(text, name, more)}
          >
            <div className="flex items-center gap-2 border-line border-b px-3 text-muted">
              <Search size={16} aria-hidden="true" />
              <Command.Input
                value={search}
                onValueChange={setSearch}
                placeholder="Page, experiment, run, concept, term or action"
                className="h-11 w-full bg-transparent text-base text-text outline-none placeholder:text-faint"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List label="Results" className="h-[min(60dvh,440px)] overflow-y-auto overscroll-contain">
              <Command.Empty className="px-4 py-10 text-center text-sm text-muted">
                {failed
                  ? "The server does not answer; pages and actions still work."
                  : pending
                    ? "Searching…"
                    : `Nothing is called “${search.trim()}”.`}
              </Command.Empty>
              <PaletteGroup title={typed ? "Experiments" : "Newest experiments"}>
                {experiments.map(({ id, name, status }) => (
                  <PaletteItem
                    key={id}
                    id={id}
                    name={name}
                    aside={<StatusBadge status={status} />}
                    onSelect={go(`/experiments/${localId(id)}`)}
                  />
                ))}
              </PaletteGroup>
              {typed && (
                <PaletteGroup title="Runs">
                  {runs.map(({ id, variant, seed, concept, experiment, status }) => (
                    <PaletteItem
                      key={id}
                      id={id}
                      name={`${variant} · ${concept.name} · seed ${seed}`}
                      about={experiment.name}
                      aside={status === "DONE" ? null : <StatusBadge status={status} />}
                      onSelect={go(`/runs/${localId(id)}`)}
                    />
                  ))}
                </PaletteGroup>
              )}
              {typed && (
                <PaletteGroup title="Concepts">
                  {concepts.map(({ id, name, className }) => (
                    <PaletteItem
                      key={id}
                      id={id}
                      name={name}
                      about={className}
                      onSelect={go(`/concepts/${localId(id)}`)}
                    />
                  ))}
                </PaletteGroup>
              )}
              <PaletteGroup title="Pages">
                {destinations.map(({ href, label, about, keys }) => (
                  <PaletteItem
                    key={href}
                    id={href}
                    name={label}
                    about={about}
                    keys={keys}
                    onSelect={go(href)}
                  />
                ))}
                <PaletteItem
                  id={explorer.href}
                  name={explorer.label}
                  about={explorer.about}
                  onSelect={act(() => location.assign(explorer.href))}
                />
              </PaletteGroup>
              <PaletteGroup title="Actions">
                {paletteActions.map(({ to, ...action }) => (
                  <PaletteItem
                    key={action.id}
                    {...action}
                    onSelect={typeof to === "string" ? go(to) : act(to)}
                  />
                ))}
              </PaletteGroup>
              {typed && (
                <PaletteGroup title="Glossary">
                  {glossaryEntries.map(({ id, term, also }) => (
                    <PaletteItem
                      key={id}
                      id={`glossary ${id}`}
                      name={term}
                      about={also}
                      onSelect={go(`/help#${id}`)}
                    />
                  ))}
                </PaletteGroup>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
