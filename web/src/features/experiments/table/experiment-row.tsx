"use client";
import { Pin } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { localId } from "../../../graphql/global-id.ts";
import { Badge } from "../../../ui/badge.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { When } from "../../../ui/when.tsx";
import { ListOfNames } from "../cells/list-of-names.tsx";
import { RowMenu } from "../cells/row-menu.tsx";
import { StatusCell } from "../cells/status-cell.tsx";
import { TrainingCell } from "../cells/training-cell.tsx";
import { VariantsCell } from "../cells/variants-cell.tsx";
import type { ListedExperiment } from "../experiment-row-data.ts";
import { isPinned, shownTags } from "../pinned.ts";
import { cell, hiddenBelow } from "./columns.ts";

export interface RowActions {
  readonly toggle: (id: string) => void;
  readonly pin: (experiment: ListedExperiment) => void;
  readonly archive: (experiment: ListedExperiment) => void;
}

export interface ExperimentRowProps {
  readonly experiment: ListedExperiment;
  readonly selected: boolean;
  readonly actions: RowActions;
  /** Its number in the whole table, from 1, where not all rows are on the page. */
  readonly rowIndex?: number;
}

/** One experiment of the list: 48 px high at any width, whatever it shows. */
export const ExperimentRow = memo(function ExperimentRow({
  experiment,
  selected,
  actions,
  rowIndex,
}: ExperimentRowProps) {
  const { id, name, tags, preset, summary, createdAt } = experiment;
  const local = localId(id);
  const words = shownTags(tags);
  const best = experiment.scores.find((score) => score.best)?.variant;
  return (
    <tr
      aria-rowindex={rowIndex}
      className={classNames(
        "group relative h-12 focus-within:bg-accent-soft hover:bg-page",
        selected && "bg-accent-soft",
      )}
    >
      <td className={classNames(cell, "w-9 max-sm:hidden")}>
        <label className="relative z-1 grid size-7 place-items-center">
          <input
            type="checkbox"
            checked={selected}
            onChange={() => actions.toggle(local)}
            aria-label={`Select ${name}`}
            className="size-4 accent-accent"
          />
        </label>
      </td>
      <th scope="row" className={classNames(cell, "text-left font-normal")}>
        <div className="flex min-w-0 items-center gap-1.5">
          <Link
            href={`/experiments/${local}`}
            prefetch={false}
            data-row={local}
            title={name}
            className="truncate font-medium text-text no-underline after:absolute after:inset-0 after:content-[''] group-hover:underline"
          >
            {name}
          </Link>
          {isPinned(experiment) && (
            <Pin size={12} aria-label="Pinned" className="shrink-0 rotate-45 text-accent" />
          )}
        </div>
        <div className="flex h-4 min-w-0 items-center gap-1.5 text-xs leading-4 text-muted max-sm:hidden">
          <span className="shrink-0">{preset ?? "own settings"}</span>
          {words.slice(0, 2).map((tag) => (
            <Badge key={tag} className="leading-3.5!">
              {tag}
            </Badge>
          ))}
          {words.length > 2 && <span>+{words.length - 2}</span>}
        </div>
        <div className="flex h-4 min-w-0 items-center gap-1.5 truncate text-xs leading-4 text-muted sm:hidden">
          <ListOfNames names={summary.concepts} />
          {best && <span className="shrink-0 text-accent">· {best} best</span>}
        </div>
      </th>
      <td className={cell}>
        <StatusCell experiment={experiment} />
      </td>
      <td className={classNames(cell, hiddenBelow.training)}>
        <TrainingCell experiment={experiment} />
      </td>
      <td className={classNames(cell, hiddenBelow.concepts)}>
        <ListOfNames names={summary.concepts} />
      </td>
      <td className={classNames(cell, hiddenBelow.backbone)}>
        <div className="truncate">{summary.pack ?? "–"}</div>
        <div className="truncate text-xs text-muted">{summary.method ?? "imported images"}</div>
      </td>
      <td className={classNames(cell, hiddenBelow.variants)}>
        <VariantsCell experiment={experiment} />
      </td>
      <td className={classNames(cell, hiddenBelow.created, "text-right text-sm text-muted")}>
        <When at={createdAt} />
      </td>
      <td className={classNames(cell, "w-9 pl-0!")}>
        <RowMenu
          experiment={experiment}
          onPin={() => actions.pin(experiment)}
          onArchive={() => actions.archive(experiment)}
        />
      </td>
    </tr>
  );
});
