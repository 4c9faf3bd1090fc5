"use client";
import type { ReactNode } from "react";
import { signedInterval, withInterval } from "../../format/interval.ts";
import { integer } from "../../format/number.ts";
import { classNames } from "../../ui/class-names.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import type { Statistic } from "./comparison.ts";
import { type Evidence, evidenceOf } from "./verdict.ts";

/** How evidence looks: a sign beside the colour, which alone says nothing. */
export const evidenceLooks: Readonly<
  Record<Evidence, { readonly sign: string; readonly word: string; readonly colour: string }>
> = {
  better: { sign: "▲", word: "better: the interval lies above 0", colour: "text-win" },
  worse: { sign: "▼", word: "worse: the interval lies below 0", colour: "text-lose" },
  unclear: { sign: "≈", word: "no clear difference: the interval holds 0", colour: "text-muted" },
  untested: { sign: "?", word: "no interval: too few units", colour: "text-muted" },
};

/** How a number came about, as lines of a tooltip. */
function Provenance({ statistic, more }: { readonly statistic: Statistic; readonly more?: ReactNode }) {
  return (
    <span className="flex flex-col gap-0.5">
      {more}
      <span>{statistic.method}</span>
      <span>
        n = {integer(statistic.n)}
        {statistic.seed !== null && `, seed ${statistic.seed}`}
      </span>
    </span>
  );
}

export interface StatisticCellProps {
  readonly statistic: Statistic;
  /** A difference: shown with its sign and what it shows. */
  readonly isDelta?: boolean;
  /** Decimals of its column. */
  readonly decimals?: number | undefined;
  /** What it is, read out and shown over the method, such as "IS of TS". */
  readonly name: string;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A number with its interval; at hover and focus n, method and seed. */
export function StatisticCell({
  statistic,
  isDelta = false,
  decimals,
  name,
  children,
  className,
}: StatisticCellProps) {
  const look = evidenceLooks[evidenceOf(statistic)];
  const text = isDelta ? signedInterval(statistic, decimals) : withInterval(statistic, decimals);
  const head = (
    <span className="font-semibold">
      {name}
      {isDelta && `: ${look.word}`}
    </span>
  );
  return (
    <Tooltip text={<Provenance statistic={statistic} more={head} />}>
      <button
        type="button"
        className={classNames(
          "min-h-6 cursor-help rounded-sm text-right whitespace-nowrap tabular-nums",
          isDelta && look.colour,
          className,
        )}
      >
        {children ?? (
          <>
            {isDelta && (
              <span aria-hidden="true" className="mr-1 text-xs">
                {look.sign}
              </span>
            )}
            {text}
          </>
        )}
      </button>
    </Tooltip>
  );
}
