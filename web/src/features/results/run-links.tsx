import Link from "next/link";
import type { ReactNode } from "react";
import { localId } from "../../graphql/global-id.ts";
import { classNames } from "../../ui/class-names.ts";
import { Popover } from "../../ui/popover.tsx";
import type { ComparedRow } from "./comparison.ts";

export interface RunLinksProps {
  readonly row: ComparedRow;
  /** Names of the comparison's concepts: a row has a run of each, in this order. */
  readonly concepts: readonly string[];
  readonly children: ReactNode;
  readonly className?: string;
}

/** The way from a row to its run; where it is a mean over concepts, to the run of each. */
export function RunLinks({ row, concepts, children, className }: RunLinksProps) {
  const look = classNames(
    "rounded-sm text-text underline decoration-line-strong underline-offset-2 hover:decoration-accent",
    className,
  );
  const [only] = row.runs;
  if (row.runs.length === 1 && only)
    return (
      <Link href={`/runs/${localId(only.id)}`} prefetch={false} className={look}>
        {children}
      </Link>
    );
  return (
    <Popover trigger={children} triggerProps={{ className: look }} className="p-2">
      <span className="block px-1 pb-1 text-sm text-muted">Runs behind it</span>
      {row.runs.map((run, i) => (
        <Link
          key={run.id}
          href={`/runs/${localId(run.id)}`}
          prefetch={false}
          className="block rounded-sm px-1 py-0.5 text-accent hover:bg-accent-soft"
        >
          {row.variant} of {concepts[i] ?? "another concept"}
        </Link>
      ))}
    </Popover>
  );
}
