"use client";
import Link from "next/link";
import { localId } from "../../graphql/global-id.ts";
import { Dialog } from "../../ui/dialog.tsx";
import type { ComparedRow } from "./comparison.ts";

export interface RunsDialogProps {
  readonly row: ComparedRow;
  readonly concepts: readonly string[];
  readonly close: () => void;
}

/** The runs that a point is the mean of, to open one. */
export const RunsDialog = ({ row, concepts, close }: RunsDialogProps) => (
  <Dialog
    open
    onOpenChange={close}
    title={row.name}
    description="It is the mean of these runs, one of each concept."
  >
    <ul className="flex flex-col">
      {row.runs.map((run, i) => (
        <li key={run.id}>
          <Link
            href={`/runs/${localId(run.id)}`}
            className="flex min-h-8 items-center rounded-sm px-2 text-accent hover:bg-accent-soft"
          >
            {row.variant} of {concepts[i] ?? "another concept"}
          </Link>
        </li>
      ))}
    </ul>
  </Dialog>
);
