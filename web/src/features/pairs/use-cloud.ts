"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { indexAngles } from "../../charts/pair-angles.ts";
import { operation } from "../../graphql/query-options.ts";
import { cloudOf, reachOf } from "./cloud.ts";
import { pairCloudDocument } from "./pair-cloud.graphql.ts";

/**
 * The candidate pairs of a round, made ready for questions about windows. `cloud` is undefined while they are on their way and
 * null where there are none.
 */
export function useCloud(run: string, round: number, minimumDelta: number, enabled: boolean) {
  const { data, error, refetch } = useQuery({
    ...operation(pairCloudDocument, { id: run, round }),
    enabled,
    // Pairs that are selected do not change.
    staleTime: 600_000,
  });
  const cloud = useMemo(() => data && cloudOf(data), [data]);
  const index = useMemo(() => cloud && indexAngles(cloud, minimumDelta), [cloud, minimumDelta]);
  const reach = useMemo(() => (cloud ? reachOf(cloud) : 0), [cloud]);
  return { cloud, index, reach, error, retry: () => void refetch() };
}
