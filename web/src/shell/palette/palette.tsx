"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Kbd } from "../../ui/kbd.tsx";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { type PaletteEntry, PaletteGroup } from "./palette-parts.tsx";
import { usePaletteEntries } from "./use-palette-entries.tsx";

/** Finds anything by name and does what can be done from anywhere, by keyboard alone. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const focusBack = useFocusBack();
  const [search, setSearch] = useState("");
  const { groups, pending, failed } = usePaletteEntries(search);
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const choose = ({ to }: PaletteEntry) => {
    onClose();
    if (typeof to !== "string") to();
    // Within a page the browser itself goes to an anchor, and marks it.
    else if (to.split("#")[0] === location.pathname && to.includes("#")) location.assign(to);
    else router.push(to);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.5)]" />
        <Dialog.Content
          {...focusBack}
          aria-describedby={undefined}
          className="fixed top-[max(12px,12dvh)] left-1/2 z-50 w-[calc(100vw-24px)] max-w-[640px] -translate-x-1/2 overflow-hidden rounded border border-line bg-raised shadow-overlay"
        >
          <Dialog.Title className="sr-only">Find anything</Dialog.Title>
          {/* Entries are matched before they are rendered: the API has searched in more than is shown. */}
          <Command label="Find anything" loop vimBindings={false} shouldFilter={false}>
            <div className="flex items-center gap-2 border-line border-b px-3 text-muted">
              <Search size={16} aria-hidden="true" />
              <Command.Input
                value={search}
                onValueChange={setSearch}
                placeholder="Page, experiment, run, concept, action"
                className="h-11 w-full min-w-0 bg-transparent text-base text-text outline-none placeholder:text-faint"
              />
              <span className="max-sm:hidden">
                <Kbd>Esc</Kbd>
              </span>
            </div>
            <Command.List label="Results" className="h-[min(60dvh,440px)] overflow-y-auto overscroll-contain">
              <Command.Empty className="px-4 py-10 text-center text-sm text-muted">
                {pending && !failed ? "Searching…" : `Nothing here is called “${search.trim()}”.`}
              </Command.Empty>
              {groups.map(({ title, entries }) => (
                <PaletteGroup key={title} title={title} entries={entries} search={search} onSelect={choose} />
              ))}
            </Command.List>
            <p role="status" className="border-line border-t px-3 py-1.5 text-xs text-muted">
              {failed
                ? "The server does not answer: experiments, runs and concepts cannot be found now."
                : `${count} ${count === 1 ? "entry" : "entries"}${pending ? ", searching…" : ""}`}
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
