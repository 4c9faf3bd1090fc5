"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { localId } from "../../../graphql/global-id.ts";
import { Popover } from "../../../ui/popover.tsx";
import type { ListedExperiment } from "../experiment-row-data.ts";
import { isPinned } from "../pinned.ts";

const item =
  "flex min-h-8 w-full items-center rounded-sm px-2 text-left text-base text-text no-underline hover:bg-accent-soft";

export interface RowMenuProps {
  readonly experiment: ListedExperiment;
  readonly onPin: () => void;
  readonly onArchive: () => void;
}

/** What can be done with one experiment of the list. */
export function RowMenu({ experiment, onPin, onArchive }: RowMenuProps) {
  const { id, name, archivedAt, tags, summary } = experiment;
  return (
    <Popover
      align="end"
      trigger={<Ellipsis size={16} aria-hidden="true" />}
      triggerProps={{
        "aria-label": `Actions for ${name}`,
        className:
          "relative z-1 grid size-7 place-items-center rounded text-muted hover:bg-accent-soft hover:text-text",
      }}
      className="w-52 p-1"
    >
      {(close) => {
        const act = (action: () => void) => () => {
          close();
          action();
        };
        return (
          <>
            <button type="button" className={item} onClick={act(onPin)}>
              {isPinned({ tags }) ? "Unpin" : "Pin for everyone"}
            </button>
            {summary.method && (
              <Link href={`/experiments/new?from=${localId(id)}`} prefetch={false} className={item}>
                New one from its settings
              </Link>
            )}
            <button type="button" className={item} onClick={act(onArchive)}>
              {archivedAt ? "Restore" : "Archive"}
            </button>
          </>
        );
      }}
    </Popover>
  );
}
