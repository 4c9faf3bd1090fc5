import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button.tsx";

export interface PagerProps {
  /** What the rows are, one and several: ["user", "users"]. */
  readonly of: readonly [string, string];
  /** How many there are in all, where that is known. */
  readonly total: number | null | undefined;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly onBefore: () => void;
  readonly onAfter: () => void;
}

/** Steps through a list that is paged by keys: before and after, no page numbers. */
export const Pager = ({ of: [one, many], total, hasBefore, hasAfter, onBefore, onAfter }: PagerProps) => (
  <nav aria-label={`Pages of ${many}`} className="mt-3 flex flex-wrap items-center justify-between gap-2">
    <p className="text-sm text-muted">
      {total == null
        ? `More than 10,000 ${many}`
        : `${total.toLocaleString("en")} ${total === 1 ? one : many}`}
    </p>
    {(hasBefore || hasAfter) && (
      <div className="flex gap-2">
        <Button disabled={!hasBefore} onClick={onBefore}>
          <ChevronLeft size={14} aria-hidden="true" /> Before
        </Button>
        <Button disabled={!hasAfter} onClick={onAfter}>
          After <ChevronRight size={14} aria-hidden="true" />
        </Button>
      </div>
    )}
  </nav>
);
