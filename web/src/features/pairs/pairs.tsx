"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { globalId, localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Select } from "../../ui/field.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { RunTabs } from "../run-header/index.ts";
import { pairsPageDocument } from "./pairs-page.graphql.ts";
import type { PairsRun } from "./pairs-run.ts";
import { pairsParsers } from "./pairs-state.ts";
import { RoundPairs } from "./round-pairs.tsx";

/** The candidate pairs of a run's rounds under angle windows. `id` is the run's local id. */
export function Pairs({ id }: { readonly id: string }) {
  const run = globalId("Run", id);
  const [state, setState] = useQueryStates(pairsParsers, { history: "push", scroll: false });
  const { data, error, refetch, isPending } = useQuery(operation(pairsPageDocument, { id: run }));
  const found = data?.node && "selections" in data.node ? (data.node as PairsRun) : undefined;

  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (isPending) return <PairsSkeleton />;
  if (!found)
    return (
      <EmptyState title="There is no such run">
        It may have been deleted, or the address is incomplete.{" "}
        <Link href="/experiments">All experiments</Link>
      </EmptyState>
    );

  const selection = found.selections.find(({ round }) => round === state.round) ?? found.selections[0];
  return (
    <>
      <PageHeader
        trail={[
          { label: "Experiments", href: "/experiments" },
          { label: found.experiment.name, href: `/experiments/${localId(found.experiment.id)}` },
          { label: `${found.variant}, ${found.concept.name}`, href: `/runs/${id}` },
        ]}
        title={`Pairs of ${found.variant}, ${found.concept.name}`}
        meta={
          <>
            <StatusBadge status={found.status} />
            <span>seed {found.seed}</span>
          </>
        }
        actions={
          selection && (
            <>
              {found.selections.length > 1 && (
                <Select
                  aria-label="Round"
                  className="w-auto!"
                  value={selection.round}
                  onChange={(event) =>
                    void setState({ round: Number(event.target.value), c1: null, c2: null, pair: null })
                  }
                >
                  {found.selections.map(({ round }) => (
                    <option key={round} value={round}>
                      Round {round}
                    </option>
                  ))}
                </Select>
              )}
              <Segmented
                label="View"
                value={state.view}
                options={[
                  { value: "plot", label: "Plot" },
                  { value: "list", label: "List" },
                ]}
                onChange={(view) => void setState({ view })}
              />
            </>
          )
        }
      />
      <RunTabs id={id} current="pairs" />
      {selection ? (
        <RoundPairs
          key={selection.round}
          run={found}
          selection={selection}
          state={{ ...state, round: selection.round }}
          setState={setState}
        />
      ) : (
        <EmptyState title="This run selects no pairs">
          {found.variant === "baseline"
            ? "A baseline is personalisation alone; the variants of its experiment have pairs."
            : "Its images were made elsewhere."}{" "}
          <Link href={`/experiments/${localId(found.experiment.id)}`}>
            All runs of {found.experiment.name}
          </Link>
        </EmptyState>
      )}
    </>
  );
}

/** Room for the page while it loads. */
export const PairsSkeleton = () => (
  <>
    <Skeleton className="mb-4 h-16 w-96 max-w-full" />
    <Skeleton className="mb-4 h-9" />
    <div className="grid gap-4 xl:grid-cols-[minmax(0,640px)_1fr]">
      <Skeleton className="h-[640px]" />
      <Skeleton className="h-[640px]" />
    </div>
  </>
);
