"use client";
import { localId } from "../../graphql/global-id.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { When } from "../../ui/when.tsx";
import {
  FrameSkeleton,
  hasResults,
  isUnderWay,
  ProgressLine,
  ShownResults,
  useExperiment,
} from "../experiment/index.ts";

export interface FeaturedExperimentProps {
  /** Global id. */
  readonly id: string;
  /** The newest finished experiment, shown while this one has no results. */
  readonly beside?: string | undefined;
}

/** An experiment on the start page: what it is, how far it is, and its results. */
export function FeaturedExperiment({ id, beside }: FeaturedExperimentProps) {
  const { query, experiment, hasRunner } = useExperiment(id);
  if (query.error && !experiment)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!experiment) return <FrameSkeleton />;
  const { name, status, summary, createdAt, finishedAt } = experiment;
  return (
    <>
      <PageHeader
        title={name}
        meta={
          <>
            <StatusBadge status={status} />
            <span>{summary.concepts.join(", ")}</span>
            <span>
              {finishedAt ? "finished" : "created"} <When at={finishedAt ?? createdAt} />
            </span>
          </>
        }
        actions={
          <ButtonLink href={`/experiments/${localId(id)}`} prefetch={false}>
            Open experiment
          </ButtonLink>
        }
      />
      {isUnderWay(status) && (
        <div className="mb-4">
          <ProgressLine {...experiment} hasRunner={hasRunner} />
        </div>
      )}
      <ShownResults experiment={experiment} />
      {!hasResults(experiment) && beside && (
        <section aria-label="Newest finished experiment" className="mt-10">
          <FeaturedExperiment id={beside} />
        </section>
      )}
    </>
  );
}
