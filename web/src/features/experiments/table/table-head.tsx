"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { classNames } from "../../../ui/class-names.ts";
import type { SetView } from "../use-view.ts";
import type { ViewState } from "../view-state.ts";
import { hiddenBelow } from "./columns.ts";

type Sort = ViewState["sort"];

const head =
  "sticky top-12 z-10 h-8 bg-surface px-2 text-left shadow-[inset_0_-1px_0_var(--line)] text-xs font-medium whitespace-nowrap text-muted";

interface SortedHeadProps {
  readonly label: string;
  /** The two orders, the first one pressed first. */
  readonly orders: readonly [Sort, Sort];
  readonly ascending: Sort;
  readonly sort: Sort;
  readonly setView: SetView;
  readonly className: string;
}

/** A head that sorts: pressed once one way, again the other way. */
function SortedHead({ label, orders, ascending, sort, setView, className }: SortedHeadProps) {
  const sorted = orders.includes(sort);
  const Arrow = sort === ascending ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sort === ascending ? "ascending" : "descending") : "none"}
      className={classNames(head, className)}
    >
      <button
        type="button"
        className={classNames(
          "-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-text",
          sorted && "text-text",
        )}
        onClick={() => setView({ sort: sort === orders[0] ? orders[1] : orders[0] })}
      >
        {label}
        <Arrow size={12} aria-hidden="true" className={sorted ? "" : "invisible"} />
      </button>
    </th>
  );
}

export interface TableHeadProps {
  readonly sort: Sort;
  readonly setView: SetView;
  /** Ids, as addresses have them, of the rows on the page. */
  readonly rows: readonly string[];
  readonly selected: readonly string[];
}

/** The head of the list; its widths are those of the columns. */
export function TableHead({ sort, setView, rows, selected }: TableHeadProps) {
  const allTicked = rows.length > 0 && rows.every((id) => selected.includes(id));
  const toggleAll = () =>
    setView(
      { selected: allTicked ? null : [...new Set([...selected, ...rows])].slice(0, mostSelected) },
      { history: "replace" },
    );
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={classNames(head, "w-9 max-sm:hidden")}>
          <label className="grid size-7 place-items-center">
            <input
              type="checkbox"
              checked={allTicked}
              onChange={toggleAll}
              aria-label="Select all rows shown"
              className="size-4 accent-accent"
            />
          </label>
        </th>
        <SortedHead
          label="Name"
          orders={["name", "name-desc"]}
          ascending="name"
          className=""
          {...{ sort, setView }}
        />
        <th scope="col" className={classNames(head, "w-40 max-sm:w-36")}>
          Status
        </th>
        <th scope="col" className={classNames(head, "w-26 2xl:w-40", hiddenBelow.training)}>
          Training
        </th>
        <th scope="col" className={classNames(head, "w-30 2xl:w-56", hiddenBelow.concepts)}>
          Concepts
        </th>
        <th scope="col" className={classNames(head, "w-28 2xl:w-36", hiddenBelow.backbone)}>
          Backbone, method
        </th>
        <th scope="col" className={classNames(head, "w-80", hiddenBelow.variants)}>
          Variants, ΔTS over ΔIS to baseline
        </th>
        <SortedHead
          label="Created"
          orders={["newest", "oldest"]}
          ascending="oldest"
          className={classNames("w-28 text-right", hiddenBelow.created)}
          {...{ sort, setView }}
        />
        <th scope="col" className={classNames(head, "w-9")}>
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}

/** Most experiments that can be ticked at once: their ids stand in the address. */
export const mostSelected = 50;
