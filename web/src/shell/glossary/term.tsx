"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Popover } from "../../ui/popover.tsx";
import type { TermId } from "./glossary.ts";
import type { GlossaryEntry } from "./glossary-entry.ts";

export interface TermProps {
  readonly id: TermId;
  /** How the word stands in the text. */
  readonly children: ReactNode;
}

/**
 * A word of the glossary in running text: pressing it shows what it means. Not to be put inside a button, a link or a label.
 */
export function Term({ id, children }: TermProps) {
  const [entry, setEntry] = useState<GlossaryEntry>();
  const load = (open: boolean) => {
    if (open && !entry) void import("./glossary.ts").then(({ glossaryEntry }) => setEntry(glossaryEntry(id)));
  };
  return (
    <Popover
      trigger={children}
      triggerProps={{
        className:
          "cursor-help underline decoration-dotted decoration-faint underline-offset-3 hover:decoration-accent [font:inherit] text-inherit text-left",
      }}
      inText
      className="w-80 p-3 text-left whitespace-normal"
      onOpenChange={load}
    >
      <span className="flex flex-col gap-1.5">
        <span className="font-semibold">
          {entry?.term ?? "…"}
          {entry?.also && <span className="font-normal text-muted">, {entry.also}</span>}
        </span>
        <span className="block text-sm">{entry?.text}</span>
        {entry?.formula && <code className="block text-xs text-muted">{entry.formula}</code>}
        <Link
          href={`/help#${id}`}
          prefetch={false}
          className="text-sm text-accent underline underline-offset-2"
        >
          In the glossary
        </Link>
      </span>
    </Popover>
  );
}
