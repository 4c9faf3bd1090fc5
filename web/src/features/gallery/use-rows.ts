"use client";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { keyOf, operation } from "../../graphql/query-options.ts";
import { listedIn, pageSize, rowVariables, samplesIn } from "./gallery-requests.ts";
import {
  type GalleryRowsQuery,
  type GalleryRowsQueryVariables,
  galleryRowsDocument,
} from "./gallery-rows.graphql.ts";
import type { GalleryState } from "./gallery-state.ts";
import { listedFor, type RowShape, rowCount, rowsOf } from "./grid-rows.ts";

/** How often images that are still being made are asked for, milliseconds. */
export const againAfter = 4_000;

/**
 * The rows of the grid, page by page: each page starts where the one before ends, so they come one after the other until as
 * many are there as were wanted (`want`). Without a stage there are none.
 */
export function useRows(
  stage: string | undefined,
  state: Pick<GalleryState, "sort" | "judge" | "order" | "find">,
  rows: "image" | "prompt",
  /** Whether images are still being made. */
  growing: boolean,
) {
  const client = useQueryClient();
  const list = JSON.stringify([stage, state.sort, state.judge, state.order, state.find]);
  const [wanted, setWanted] = useState({ list, pages: 1 });
  const pages = wanted.list === list ? wanted.pages : 1;

  const asked: GalleryRowsQueryVariables[] = [];
  for (let after: string | undefined; stage && asked.length < pages; ) {
    const variables = rowVariables(stage, state, after);
    asked.push(variables);
    const page = listedIn(client.getQueryData<GalleryRowsQuery>(keyOf(galleryRowsDocument, variables)));
    if (!page?.images.pageInfo.hasNextPage) break;
    after = page.images.pageInfo.endCursor ?? undefined;
  }
  const answers = useQueries({
    queries: asked.map((each) => ({
      ...operation(galleryRowsDocument, each),
      refetchInterval: growing && againAfter,
    })),
  });
  const [first] = answers;
  const shape: RowShape = { rows, sortedByScore: state.sort !== "prompt", samples: samplesIn(first?.data) };
  const listed = answers.flatMap(({ data }) => listedIn(data)?.images.nodes ?? []);
  const found = rowsOf(listed, shape);
  const more = answers.some(
    ({ data }) => data === undefined || (listedIn(data)?.images.pageInfo.hasNextPage ?? false),
  );

  const want = useCallback(
    (row: number) =>
      setWanted((before) => {
        const needed = Math.ceil(listedFor(row, shape) / pageSize);
        const now = before.list === list ? before.pages : 1;
        return needed > now ? { list, pages: needed } : before;
      }),
    [list, shape.rows, shape.sortedByScore, shape.samples],
  );

  const failed = answers.find((each) => each.error !== null);
  return {
    rows: found,
    shape,
    count: rowCount(listedIn(first?.data)?.images.totalCount ?? null, { rows: found.length, more }, shape),
    pending: stage !== undefined && first?.isPending === true,
    error: failed?.error ?? undefined,
    retry: () => void failed?.refetch(),
    /** Says that a row is in sight, so that it is fetched. */
    want,
  };
}
