"use client";
import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Kbd } from "../../ui/kbd.tsx";
import { keysOf } from "../shortcuts/key-sequence.ts";

/** Entries of one kind under their heading. */
export const PaletteGroup = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <Command.Group
    heading={title}
    className="px-1 pb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
  >
    {children}
  </Command.Group>
);

export interface PaletteItemProps {
  /** Unique among all entries. */
  readonly id: string;
  readonly name: string;
  /** Said beside the name in a quieter tone; searched as well. */
  readonly about?: string | undefined;
  readonly keys?: string | undefined;
  readonly aside?: ReactNode;
  readonly onSelect: () => void;
}

/** One entry: where it leads or what it does. */
export const PaletteItem = ({ id, name, about, keys, aside, onSelect }: PaletteItemProps) => (
  <Command.Item
    value={id}
    keywords={[name, about ?? ""]}
    onSelect={onSelect}
    className="flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 data-[selected=true]:bg-accent-soft"
  >
    <span className="min-w-0 truncate">{name}</span>
    {about && <span className="min-w-0 shrink-[2] truncate text-sm text-muted">{about}</span>}
    <span className="ml-auto flex shrink-0 items-center gap-1">
      {aside}
      {keys && keysOf(keys).map((key, i) => <Kbd key={key + String(i)}>{key}</Kbd>)}
    </span>
  </Command.Item>
);
