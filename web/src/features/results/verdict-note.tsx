"use client";
import type { ReactNode } from "react";

import { signed } from "../../format/number.ts";
import { Term } from "../../shell/glossary/term.tsx";
import { classNames } from "../../ui/class-names.ts";
import { type Comparison, finalRows, labelOf, type ScoreMetric } from "./comparison.ts";
import { deltaDecimals } from "./decimals.ts";
import { SeriesName } from "./series-name.tsx";
import { StatisticCell } from "./statistic-cell.tsx";
import { type Agreement, type MetricVerdict, type Verdict, verdictOf } from "./verdict.ts";
import { headlineOf, probabilityText } from "./verdict-words.ts";

const agreements: Readonly<Record<Agreement, string>> = {
  agrees: "The held-out judge agrees.",
  leans: "The held-out judge leans the same way, not clearly.",
  unclear: "The held-out judge sees no clear difference.",
  disagrees: "The held-out judge disagrees: do not trust this gain.",
  absent: "No held-out judge scored these images.",
};

/** Which variant wins, in plain words with the numbers behind them; honest where nothing is decided. */
export function VerdictNote({
  comparison,
  className,
}: {
  readonly comparison: Comparison;
  readonly className?: string;
}) {
  const verdict = verdictOf(comparison);
  const { headline, detail } = headlineOf(comparison, verdict);
  return (
    <section aria-label="Verdict" className={classNames("flex flex-col gap-3", className)}>
      <div>
        <p className="text-lg font-semibold text-balance">{headline}</p>
        {detail && <p className="mt-1 max-w-[72ch] text-sm text-muted">{detail}</p>}
      </div>
      {verdict.kind !== "empty" && (
        <dl className="flex flex-col gap-2.5">
          <MetricLine
            comparison={comparison}
            metric="IMAGE_SIMILARITY"
            term={<Term id="is">IS</Term>}
            verdict={verdict.imageSimilarity}
          />
          <MetricLine
            comparison={comparison}
            metric="TEXT_SIMILARITY"
            term={<Term id="ts">TS</Term>}
            verdict={verdict.textSimilarity}
          />
          <BothLine comparison={comparison} verdict={verdict} />
        </dl>
      )}
      <p className="max-w-[72ch] text-sm text-muted">{scopeOf(comparison)}</p>
    </section>
  );
}

const Line = ({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[3rem_1fr] gap-2">
    <dt className="font-semibold">{term}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
);

interface MetricLineProps {
  readonly comparison: Comparison;
  readonly metric: ScoreMetric;
  readonly term: ReactNode;
  readonly verdict: MetricVerdict | undefined;
}

function MetricLine({ comparison, metric, term, verdict }: MetricLineProps) {
  if (!verdict) return <Line term={term}>No variant was measured.</Line>;
  const { leader, runnerUp, clearlyAhead } = verdict;
  const label = labelOf(comparison, leader.row);
  const decimals = deltaDecimals(finalRows(comparison), metric);
  return (
    <Line term={term}>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <SeriesName comparison={comparison} row={leader.row} />
        <StatisticCell
          statistic={leader.delta}
          isDelta
          decimals={decimals}
          name={`Difference of ${label} to ${comparison.baseline}`}
        />
      </span>
      <span className="block text-sm text-muted">
        {runnerUp &&
          `${clearlyAhead ? "Clearly ahead of" : "Not clearly ahead of"} ${labelOf(comparison, runnerUp.row)} (${signed(runnerUp.delta.value, decimals)}). `}
        {agreements[leader.heldOut]}
      </span>
    </Line>
  );
}

function BothLine({ comparison, verdict }: { readonly comparison: Comparison; readonly verdict: Verdict }) {
  const { both } = verdict;
  if (!both) return null;
  return (
    <Line term="Both">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <SeriesName comparison={comparison} row={both.row} />
        <StatisticCell
          statistic={both.probability}
          name={`Probability that ${labelOf(comparison, both.row)} beats ${comparison.baseline} in both`}
        >
          {probabilityText(both.probability.value)} probable
        </StatisticCell>
      </span>
      <span className="block text-sm text-muted">to beat the baseline in IS and TS at once.</span>
    </Line>
  );
}

/** What the verdict speaks of, and what it does not. */
function scopeOf({ unit, clusters, concepts, suite }: Comparison): string {
  if (unit === "prompts")
    return `Over ${clusters} prompts of ${concepts[0]} (${suite}): it speaks of this subject alone.`;
  return `Over ${clusters} concepts (${concepts.join(", ")}; ${suite}).${clusters < 5 ? " Intervals over so few are rough." : ""}`;
}
