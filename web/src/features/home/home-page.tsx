"use client";
import { useQuery } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { FeaturedExperiment } from "./featured-experiment.tsx";
import { homeDocument } from "./home.graphql.ts";
import { NothingYet } from "./nothing-yet.tsx";
import { RecentExperiments } from "./recent-experiments.tsx";
import { finishedBeside, shownExperiment } from "./shown-experiments.ts";

/** Between two looks at whether another experiment runs by now, milliseconds. */
const lookAgain = 15_000;

/** The start page: the answer first, of the experiment that runs or has finished last, then the recent ones. */
export function HomePage() {
  const query = useQuery({ ...operation(homeDocument, {}), refetchInterval: lookAgain });
  if (query.error && !query.data)
    return (
      <>
        <PageHeader title="Start" />
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </>
    );
  if (!query.data) return <Skeleton className="h-[80dvh]" />;
  const shown = shownExperiment(query.data);
  if (!shown) return <NothingYet hasRunner={query.data.runners.length > 0} />;
  return (
    <>
      <FeaturedExperiment key={shown} id={shown} beside={finishedBeside(query.data, shown)} />
      <RecentExperiments recent={query.data.recent} />
      <p className="mt-4">
        <ButtonLink href="/experiments/new" prefetch={false}>
          New experiment
        </ButtonLink>
      </p>
    </>
  );
}
