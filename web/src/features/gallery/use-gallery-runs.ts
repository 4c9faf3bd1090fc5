"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { type GalleryRunsQuery, galleryRunsDocument } from "./gallery-runs.graphql.ts";
import { newestRunsDocument } from "./newest-runs.graphql.ts";
import { type GalleryRun, runRequests } from "./run-requests.ts";
import { runsToBeginWith } from "./runs-to-begin-with.ts";
import { againAfter } from "./use-rows.ts";

/**
 * The runs that an address names, or, where it names none, those of the newest finished experiment. `missing` are those that
 * there are not (any more).
 */
export function useGalleryRuns(named: readonly string[]) {
  const newest = useQuery({ ...operation(newestRunsDocument, {}), enabled: named.length === 0 });
  const chosen = named.length > 0 ? named : runsToBeginWith(newest.data).map(localId);
  const answers = useQueries({
    queries: runRequests(chosen).map((variables) => ({
      ...operation(galleryRunsDocument, variables),
      // A run's images come stage by stage.
      refetchInterval: ({
        state: { data },
      }: {
        readonly state: { readonly data: GalleryRunsQuery | undefined };
      }) =>
        data?.nodes.some((node) => node && "status" in node && node.status === "RUNNING")
          ? againAfter
          : false,
    })),
  });
  const runs = answers.flatMap(({ data }) =>
    (data?.nodes ?? []).filter((node): node is GalleryRun => node !== null && "variant" in node),
  );
  const pending = (named.length === 0 && newest.isPending) || answers.some((each) => each.isPending);
  const found = new Set(runs.map(({ id }) => localId(id)));
  const failed = [newest, ...answers].find((each) => each.error !== null);
  return {
    runs,
    chosen,
    pending,
    error: failed?.error ?? undefined,
    retry: () => void failed?.refetch(),
    missing: pending || failed ? [] : chosen.filter((each) => !found.has(each)),
    isDefault: named.length === 0,
  };
}
