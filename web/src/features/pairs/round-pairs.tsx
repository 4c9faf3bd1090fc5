"use client";
import dynamic from "next/dynamic";
import { useCallback, useMemo } from "react";
import { localId } from "../../graphql/global-id.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { PairList } from "./pair-list.tsx";
import type { PairsRun, PairsSelection } from "./pairs-run.ts";
import type { PairsState } from "./pairs-state.ts";
import { useCloud } from "./use-cloud.ts";
import { useWindow } from "./use-window.ts";
import { WindowWorkbench } from "./window-workbench.tsx";
import { ownSelection, presets } from "./windows.ts";

const PairDialog = dynamic(() => import("./pair-dialog.tsx").then((module) => module.PairDialog), {
  ssr: false,
});

export interface RoundPairsProps {
  readonly run: PairsRun;
  readonly selection: PairsSelection;
  readonly state: PairsState;
  readonly setState: (
    next: Partial<{ [Key in keyof PairsState]: PairsState[Key] | null }>,
    options?: { readonly history?: "push" | "replace" },
  ) => unknown;
}

/** The pairs of one round: the plot with its window, or the list; and the pair that is open. */
export function RoundPairs({ run, selection, state, setState }: RoundPairsProps) {
  const own = useMemo(() => ownSelection(selection.configuration), [selection.configuration]);
  const beginning = own.window ?? presets[3].window;
  const { window, setWindow } = useWindow(beginning);
  const isMade = selection.candidates !== null && selection.candidates > 0;
  const { cloud, index, reach, error, retry } = useCloud(
    run.id,
    selection.round,
    own.minimumDelta,
    isMade && state.view === "plot",
  );
  const isOpen = state.pair !== null;
  const open = useCallback(
    (pair: number | null) => void setState({ pair }, { history: isOpen ? "replace" : "push" }),
    [setState, isOpen],
  );

  if (!isMade)
    return (
      <EmptyState
        title={run.status === "FAILED" ? "The run failed before it had pairs" : "No pairs yet"}
        action={<ButtonLink href={`/runs/${localId(run.id)}`}>See how far the run is</ButtonLink>}
      >
        {run.error?.message ??
          `Pairs are selected once the images of round ${selection.round} are made and scored.`}
      </EmptyState>
    );
  return (
    <>
      {error && <ErrorState error={error} retry={retry} />}
      {state.view === "list" ? (
        <PairList
          run={run.id}
          state={state}
          minimumDelta={own.minimumDelta}
          onChange={(next) => void setState(next)}
          onOpen={open}
        />
      ) : (
        !error && (
          <WindowWorkbench
            run={run}
            selection={selection}
            own={own}
            window={window}
            setWindow={setWindow}
            cloud={cloud ?? undefined}
            index={index ?? undefined}
            reach={reach}
            selected={state.pair}
            onOpen={open}
          />
        )
      )}
      {state.pair !== null && (
        <PairDialog
          run={run.id}
          round={selection.round}
          index={state.pair}
          total={selection.candidates}
          window={window}
          onShow={open}
        />
      )}
    </>
  );
}
