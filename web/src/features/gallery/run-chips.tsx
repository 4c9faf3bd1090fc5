"use client";
import { X } from "lucide-react";
import { Swatch } from "../../charts/marker.tsx";
import { localId } from "../../graphql/global-id.ts";
import { Skeleton } from "../../ui/states.tsx";
import { runName } from "./column-name.ts";
import { stylesOf } from "./styles-of.ts";
import type { Gallery } from "./use-gallery.ts";

/** The runs shown, each with its sign; a click takes one away. */
export function RunChips({
  gallery: { runs, chosen, pending, isDefault },
  onChange,
}: {
  readonly gallery: Gallery;
  readonly onChange: (runs: string[]) => void;
}) {
  if (pending) return <Skeleton className="h-6 w-80 max-w-full" />;
  if (runs.length === 0) return <span className="h-6">No runs</span>;
  const styles = stylesOf(runs.map((run) => ({ runs: [run] })));
  const [first] = runs;
  const together =
    new Set(runs.map(({ experiment, concept }) => `${experiment.id} ${concept.id}`)).size === 1
      ? `${first!.concept.name} in ${first!.experiment.name}`
      : undefined;
  return (
    <>
      {together && (
        <span>
          {isDefault && "Newest finished experiment: "}
          {together}
        </span>
      )}
      <ul aria-label="Runs shown" className="flex flex-wrap gap-1.5">
        {runs.map((run, i) => (
          <li
            key={run.id}
            className="flex h-6 items-center gap-1 rounded-sm border border-line bg-surface pl-1.5 text-text"
          >
            <Swatch line={false} style={styles[i]!} />
            <span className="max-w-60 truncate">{runName(run, runs)}</span>
            <button
              type="button"
              aria-label={`Take ${runName(run, runs)} away`}
              className="grid size-6 place-items-center text-muted hover:text-text"
              onClick={() => onChange(chosen.filter((each) => each !== localId(run.id)))}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
