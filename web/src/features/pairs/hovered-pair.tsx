"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { reversedAngle } from "../../charts/angle-window.ts";
import { fixed, signed } from "../../format/number.ts";
import { operation } from "../../graphql/query-options.ts";
import { Picture } from "../../ui/picture.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { pairsByNumberDocument } from "./pairs-by-number.graphql.ts";

/** How long the pointer must rest on a pair before its images are fetched, milliseconds. */
const rest = 80;

/** The pair under the pointer: its images in the order in which it is drawn, and its differences. */
export function HoveredPair({
  run,
  round,
  number,
  reversed,
}: {
  readonly run: string;
  readonly round: number;
  readonly number: number;
  readonly reversed: boolean;
}) {
  const [wanted, setWanted] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setWanted(number), rest);
    return () => clearTimeout(timer);
  }, [number]);
  const { data } = useQuery({
    ...operation(pairsByNumberDocument, { id: run, round, indices: [number], first: 1 }),
    enabled: wanted === number,
    staleTime: 600_000,
  });
  const pair = data?.node && "pairs" in data.node ? data.node.pairs.nodes[0] : undefined;
  const images = pair && (reversed ? [pair.loser, pair.winner] : [pair.winner, pair.loser]);
  const sign = reversed ? -1 : 1;
  return (
    <div className="w-[200px]">
      <div className="flex h-[98px] gap-1">
        {images
          ? images.map(({ sha256 }) => <Picture key={sha256} sha256={sha256} alt="" size={98} eager />)
          : [0, 1].map((each) => <Skeleton key={each} className="size-[98px]" />)}
      </div>
      <p className="mt-1 h-9 overflow-hidden text-xs leading-4">{pair?.prompt}</p>
      <p className="h-9 text-xs leading-4 text-muted tabular-nums">
        {pair && (
          <>
            ΔTS {signed(sign * pair.deltaTextSimilarity, 3)}, ΔIS{" "}
            {signed(sign * pair.deltaImageSimilarity, 3)},{" "}
            {fixed(reversed ? reversedAngle(pair.angle) : pair.angle, 1)}°
            <br />
            {pair.kept ? "kept by the run" : (pair.reason ?? "not kept")}
          </>
        )}
      </p>
    </div>
  );
}
