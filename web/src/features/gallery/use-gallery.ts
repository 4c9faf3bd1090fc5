"use client";
import { useQueryStates } from "nuqs";
import { galleryParsers } from "./gallery-state.ts";
import { columnsOf } from "./image-stages.ts";
import { rowMode } from "./row-mode.ts";
import { useGalleryRuns } from "./use-gallery-runs.ts";
import { useRows } from "./use-rows.ts";

/** All that the gallery shows, as its address says: runs, columns, the rows fetched so far, and how to change it. */
export function useGallery() {
  const [state, setState] = useQueryStates(galleryParsers, { history: "push", scroll: false });
  const found = useGalleryRuns(state.runs);
  const all = columnsOf(found.runs, { purpose: state.images, round: state.round, suite: state.suite });
  const columns = all.filter(({ stage }) => stage);
  const sortedBy = Math.max(
    0,
    columns.findIndex(({ key }) => key === state.by),
  );
  const lead = columns[sortedBy]?.stage;
  const rows = useRows(
    lead?.stage,
    state,
    rowMode(state.rows, columns.length),
    lead !== undefined && lead.status !== "DONE",
  );
  return { state, setState, ...found, columns, without: all.filter(({ stage }) => !stage), sortedBy, rows };
}

export type Gallery = ReturnType<typeof useGallery>;
