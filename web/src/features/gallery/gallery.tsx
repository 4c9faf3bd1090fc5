"use client";
import dynamic from "next/dynamic";
import { useCallback } from "react";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { AddRuns } from "../run-picker/index.ts";
import { columnName } from "./column-name.ts";
import type { Spot } from "./gallery-state.ts";
import { ImageGrid } from "./image-grid.tsx";
import { ReferenceStrip } from "./reference-strip.tsx";
import { RunChips } from "./run-chips.tsx";
import { FindAndSize, Toolbar } from "./toolbar.tsx";
import { useGallery } from "./use-gallery.ts";

const Viewer = dynamic(() => import("./viewer/viewer.tsx").then((module) => module.Viewer), { ssr: false });

/** The gallery: prompts by samples, run by run. */
export function Gallery() {
  const gallery = useGallery();
  const { state, setState, columns, sortedBy, rows, runs, chosen } = gallery;
  const { want } = rows;

  const open = useCallback(
    (spot: Spot, column: number) => {
      const other = column === 0 ? (columns[1] ?? columns[0]) : columns[0];
      void setState({ open: spot, a: other!.key, b: columns[column]!.key });
    },
    [columns, setState],
  );
  const scrolled = useCallback(
    (at: number) =>
      void setState(
        { at: at || null },
        { history: "replace", limitUrlUpdates: { method: "throttle", timeMs: 500 } },
      ),
    [setState],
  );
  const setRuns = (next: string[]) =>
    void setState({ runs: next.length > 0 ? next : null, by: null, at: null });

  return (
    <>
      <PageHeader
        title="Gallery"
        meta={<RunChips gallery={gallery} onChange={setRuns} />}
        actions={<AddRuns chosen={chosen} onChange={setRuns} />}
      />
      {gallery.error && <ErrorState error={gallery.error} retry={gallery.retry} />}
      {gallery.missing.length > 0 && (
        <p role="status" className="mb-3 text-sm text-warning">
          {gallery.missing.length === 1 ? "One run" : `${gallery.missing.length} runs`} of this address cannot
          be found; deleted, perhaps.{" "}
          <button
            type="button"
            className="underline"
            onClick={() => setRuns(chosen.filter((each) => !gallery.missing.includes(each)))}
          >
            Leave out
          </button>
        </p>
      )}
      {!gallery.pending && !gallery.error && runs.length === 0 ? (
        <EmptyState
          title="No images yet"
          action={
            <ButtonLink look="primary" href="/experiments/new">
              New experiment
            </ButtonLink>
          }
        >
          Once an experiment has made images, the runs of the newest one stand here side by side.
        </EmptyState>
      ) : (
        <>
          <Toolbar gallery={gallery} />
          <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <ReferenceStrip runs={runs} pending={gallery.pending} />
            <FindAndSize gallery={gallery} />
          </div>
          {gallery.without.length > 0 && columns.length > 0 && (
            <p className="mb-2 text-sm text-muted">
              Without such images: {gallery.without.map(columnName).join(", ")}.
            </p>
          )}
          {rows.error ? (
            <ErrorState error={rows.error} retry={rows.retry} />
          ) : gallery.pending || rows.pending ? (
            <Skeleton className="h-[max(420px,calc(100dvh-104px))]" />
          ) : columns.length === 0 ? (
            <EmptyState title="These runs have no such images">
              {state.images === "training"
                ? "Training images are the candidates that pairs are selected from; a baseline has none, and a run has them from its first round on."
                : "Evaluation images are made once a checkpoint is trained."}
            </EmptyState>
          ) : (
            <ImageGrid
              key={gridKey(gallery)}
              columns={columns}
              rows={rows.rows}
              count={rows.count}
              shape={rows.shape}
              state={state}
              sortedBy={sortedBy}
              onSortBy={(column) => void setState({ by: columns[column]!.key, at: null })}
              onOpen={open}
              onSeen={want}
              onScrolled={scrolled}
            />
          )}
        </>
      )}
      {state.open && columns.length > 0 && <Viewer gallery={gallery} spot={state.open} />}
    </>
  );
}

/** Another order begins at the top. */
const gridKey = ({ state, columns, sortedBy }: ReturnType<typeof useGallery>): string =>
  [
    state.images,
    state.round,
    state.suite,
    state.sort,
    state.judge,
    state.order,
    state.find,
    state.rows,
    columns[sortedBy]?.key,
  ].join(" ");
