"use client";
import { useQueryStates } from "nuqs";
import { columnsOf } from "./image-stages.ts";
import { galleryParsers } from "./gallery-state.ts";
import { rowMode } from "./row-mode.ts";
import { useGalleryRuns } from "./use-gallery-runs.ts";
import { useRows } from "./use-rows.ts";

/** All that the gallery shows, as its address says: runs, columns, the rows fetched so far, and how to change it. */
export function useGallery() {
  const [state, setState] = useQueryStates(galleryParsers, { history: "push", scroll: false });
  const found = useGalleryRuns(state.runs);
  const columns = columnsOf(found.runs, { purpose: state.images, round: state.round, suite: state.suite });
  const withImages = columns.findIndex(({ stage }) => stage);
  const named = columns.findIndex(({ key, stage }) => key === state.by && stage);
  const sortedBy = Math.max(0, named >= 0 ? named : withImages);
  const rows = useRows(columns[sortedBy]?.stage?.stage, state, rowMode(state.rows, columns.length));
  return { state, setState, ...found, columns, sortedBy, rows };
}

export type Gallery = ReturnType<typeof useGallery>;
