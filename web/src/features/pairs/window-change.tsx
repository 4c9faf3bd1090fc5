"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { memo, useEffect, useState } from "react";
import type { OrientedIndex, WindowChange } from "../../charts/pair-angles.ts";
import { integer, signed } from "../../format/number.ts";
import { operation } from "../../graphql/query-options.ts";
import { Picture } from "../../ui/picture.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { type PairsByNumberQuery, pairsByNumberDocument } from "./pairs-by-number.graphql.ts";

export interface WindowChangeProps {
  readonly run: string;
  readonly round: number;
  readonly change: WindowChange;
  /** Numbers in the selection of the pairs that examples name by their place. */
  readonly numbers: readonly number[];
  readonly every: number;
  readonly onOpen: (pair: number) => void;
}

type Listed = Extract<NonNullable<PairsByNumberQuery["node"]>, { pairs: unknown }>["pairs"]["nodes"][number];

/** A value that follows once it has rested for a while, milliseconds. */
function useRested<Value>(value: Value, delay: number): Value {
  const [rested, setRested] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), delay);
    return () => clearTimeout(timer);
  }, [key, delay]);
  return rested;
}

/** Pairs that would enter and leave under the window, with examples; fetched once the window rests. */
export const WindowChangeStrips = memo(function WindowChangeStrips(props: WindowChangeProps) {
  const { run, round, change, numbers, every, onOpen } = props;
  const examples = useRested({ entering: change.enteringExamples, leaving: change.leavingExamples }, 200);
  const wanted = [
    ...new Set([...examples.entering, ...examples.leaving].flatMap(({ pair }) => numbers[pair] ?? [])),
  ];
  const { data, error, refetch } = useQuery({
    ...operation(pairsByNumberDocument, {
      id: run,
      round,
      indices: wanted,
      first: Math.max(1, wanted.length),
    }),
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });
  const listed = data?.node && "pairs" in data.node ? data.node.pairs.nodes : [];
  const byNumber = new Map(listed.map((pair) => [pair.index, pair as Listed]));
  const about = every > 1 ? "about " : "";
  const strips = [
    { name: "Would enter", count: change.entering * every, of: examples.entering },
    { name: "Would leave", count: change.leaving * every, of: examples.leaving },
  ];
  return (
    <>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {strips.map(({ name, count, of }) => (
        <section key={name} aria-label={name} className="mb-3 last:mb-0">
          <h3 className="mb-1">
            {name}{" "}
            <span className="font-normal text-muted">
              {count === 0 ? "none" : `${about}${integer(count)} ${count === 1 ? "pair" : "pairs"}`}
            </span>
          </h3>
          <ul className="flex h-[106px] gap-3 overflow-x-auto pb-1">
            {count > 0 &&
              of.map((each) => (
                <li key={`${each.pair} ${each.reversed}`} className="shrink-0">
                  <PairThumb oriented={each} pair={byNumber.get(numbers[each.pair] ?? -1)} onOpen={onOpen} />
                </li>
              ))}
            {count === 0 && (
              <li className="flex items-center text-sm text-muted">
                {name === "Would enter"
                  ? "Nothing that the run left out comes in."
                  : "Everything that the run kept stays."}
              </li>
            )}
          </ul>
        </section>
      ))}
    </>
  );
});

/** The two images of a pair in the order of a window: the one to prefer first. */
function PairThumb({
  oriented: { pair: place, reversed },
  pair,
  onOpen,
}: {
  readonly oriented: OrientedIndex;
  readonly pair: Listed | undefined;
  readonly onOpen: (pair: number) => void;
}) {
  if (!pair) return <Skeleton className="h-24 w-[134px]" />;
  // The cloud names pairs as they are stored, and so does `reversed`.
  const [first, second] = reversed ? [pair.loser, pair.winner] : [pair.winner, pair.loser];
  const sign = reversed ? -1 : 1;
  return (
    <button
      type="button"
      title={pair.prompt}
      onClick={() => onOpen(pair.index)}
      className="relative block rounded-sm text-left"
      data-place={place}
    >
      <span className="sr-only">
        Pair {pair.index}: {pair.prompt}, sample {first.sample} over sample {second.sample}
      </span>
      <span className="flex gap-0.5">
        <Picture sha256={first.sha256} alt="" size={66} className="rounded-l-sm" />
        <Picture sha256={second.sha256} alt="" size={66} className="rounded-r-sm opacity-60" />
      </span>
      <span className="block pt-0.5 text-xs leading-4 text-muted tabular-nums">
        ΔTS {signed(sign * pair.deltaTextSimilarity, 3)}
        <br />
        ΔIS {signed(sign * pair.deltaImageSimilarity, 3)}
      </span>
    </button>
  );
}
