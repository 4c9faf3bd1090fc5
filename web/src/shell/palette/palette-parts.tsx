"use client";
import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Kbd } from "../../ui/kbd.tsx";
import { keysOf } from "../shortcuts/key-sequence.ts";

export interface PaletteEntry {
  /** Unique among all entries. */
  readonly id: string;
  readonly name: string;
  /** Said beside the name in a quieter tone; searched as well. */
  readonly about?: string | null | undefined;
  readonly keys?: string;
  readonly aside?: ReactNode;
  /** The address it leads to, or what it does. */
  readonly to: string | (() => void);
}

const heading =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted";

interface ItemProps {
  readonly entry: PaletteEntry;
  readonly search: string;
  readonly onSelect: () => void;
}

const Item = ({ entry, search, onSelect }: ItemProps) => (
  <Command.Item
    // Another value for another search: the library tells assistive technology what is selected only when the value changes.
    value={`${entry.id} ${search}`}
    onSelect={onSelect}
    className="flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 data-[selected=true]:bg-accent-soft"
  >
    <span className="max-w-3/4 shrink-0 truncate">{entry.name}</span>
    {entry.about && <span className="min-w-0 truncate text-sm text-muted">{entry.about}</span>}
    <span className="ml-auto flex shrink-0 items-center gap-1">
      {entry.aside}
      {entry.keys && (
        <span className="flex gap-1 max-sm:hidden">
          {keysOf(entry.keys).map((key, i) => (
            <Kbd key={key + String(i)}>{key}</Kbd>
          ))}
        </span>
      )}
    </span>
  </Command.Item>
);

export interface PaletteGroupProps {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
  readonly search: string;
  readonly onSelect: (entry: PaletteEntry) => void;
}

/** Entries of one kind under their heading; nothing where there are none. */
export const PaletteGroup = ({ title, entries, search, onSelect }: PaletteGroupProps) =>
  entries.length === 0 ? null : (
    <Command.Group heading={title} className={`px-1 pb-1 ${heading}`}>
      {entries.map((entry) => (
        <Item key={entry.id} entry={entry} search={search} onSelect={() => onSelect(entry)} />
      ))}
    </Command.Group>
  );
