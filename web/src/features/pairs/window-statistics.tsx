import { type AngleWindow, windowText } from "../../charts/angle-window.ts";
import type { WindowStatistics } from "../../charts/pair-angles.ts";
import { integer, noNumber, percent, signed } from "../../format/number.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import type { OwnSelection } from "./windows.ts";

/** What a run's own selection came to, as it was recorded. */
export interface Recorded {
  readonly kept: number | null;
  readonly keptFraction: number | null;
  readonly meanDeltaTextSimilarity: number | null;
  readonly meanDeltaImageSimilarity: number | null;
}

export interface WindowStatisticsTableProps {
  readonly window: AngleWindow;
  readonly statistics: WindowStatistics;
  /** Every how many-th candidate the statistics are of: counts are estimates where it is not 1. */
  readonly every: number;
  readonly own: OwnSelection;
  readonly recorded: Recorded;
}

const difference = (a: number, b: number | null) => (b === null ? null : a - b);

/** What a window would keep, beside what the run kept. */
export function WindowStatisticsTable({
  window,
  statistics,
  every,
  own,
  recorded,
}: WindowStatisticsTableProps) {
  const kept = Math.min(statistics.kept * every, own.maximumPairs ?? Number.POSITIVE_INFINITY);
  const share = statistics.candidates === 0 ? 0 : kept / (statistics.candidates * every);
  const about = every > 1 ? "≈ " : "";
  const some = statistics.kept > 0;
  const rows = [
    {
      name: "Kept",
      now: `${about}${percent(share)}`,
      run: percent(recorded.keptFraction),
      by:
        recorded.keptFraction === null ? noNumber : `${signed((share - recorded.keptFraction) * 100, 1)} pp`,
    },
    {
      name: "Pairs",
      now: `${about}${integer(kept)}`,
      run: integer(recorded.kept),
      by: signed(difference(kept, recorded.kept), 0),
    },
    {
      name: "Mean ΔTS",
      now: some ? signed(statistics.meanDeltaTs, 4) : noNumber,
      run: signed(recorded.meanDeltaTextSimilarity, 4),
      by: some ? signed(difference(statistics.meanDeltaTs, recorded.meanDeltaTextSimilarity), 4) : noNumber,
    },
    {
      name: "Mean ΔIS",
      now: some ? signed(statistics.meanDeltaIs, 4) : noNumber,
      run: signed(recorded.meanDeltaImageSimilarity, 4),
      by: some ? signed(difference(statistics.meanDeltaIs, recorded.meanDeltaImageSimilarity), 4) : noNumber,
    },
  ];
  return (
    <>
      <Table label="What the window keeps, beside the run's own selection">
        <thead>
          <tr>
            <Th>
              <span className="sr-only">What</span>
            </Th>
            <Th numeric className="py-1">
              This window
              <br />
              {windowText(window)}
            </Th>
            <Th numeric className="py-1">
              The run&apos;s
              <br />
              {own.window ? windowText(own.window) : own.weights}
            </Th>
            <Th numeric>Change</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, now, run, by }) => (
            <tr key={name}>
              <Td className="whitespace-nowrap text-muted">{name}</Td>
              <Td numeric className="font-semibold">
                {now}
              </Td>
              <Td numeric>{run}</Td>
              <Td numeric>{by}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {(every > 1 || own.maximumPairs !== undefined) && (
        <p className="mt-2 text-xs text-muted">
          {every > 1 && `Estimated from every ${every}. candidate. `}
          {own.maximumPairs !== undefined &&
            `At most ${integer(own.maximumPairs)} pairs are kept, drawn with the run's seed.`}
        </p>
      )}
    </>
  );
}
