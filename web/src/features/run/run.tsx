"use client";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import { globalId } from "../../graphql/global-id.ts";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { RunTabs } from "../run-header/index.ts";
import { KeyFigures } from "./key-figures.tsx";
import { NoSuchRun } from "./no-such-run.tsx";
import { RunHeader } from "./run-header.tsx";
import { runParsers } from "./run-state.ts";
import { RunTrouble } from "./run-trouble.tsx";
import { Training } from "./training.tsx";
import { useRun } from "./use-run.ts";

const loading = () => <Skeleton className="h-[600px]" />;
const Stages = dynamic(() => import("./stages.tsx").then((module) => module.Stages), { loading });
const Results = dynamic(() => import("./results.tsx").then((module) => module.Results), { loading });
const Configuration = dynamic(() => import("./configuration.tsx").then((module) => module.Configuration), {
  loading,
});
const Files = dynamic(() => import("./files.tsx").then((module) => module.Files), { loading });

/** All about a run. `id` is its local id. */
export function RunView({ id }: { readonly id: string }) {
  const [state, setState] = useQueryStates(runParsers, { history: "push", scroll: false });
  const { run, error, isPending, refetch, refresh } = useRun(globalId("Run", id));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (isPending)
    return (
      <>
        <Skeleton className="mb-4 h-20 w-96 max-w-full" />
        <Skeleton className="mb-4 h-9" />
        <Skeleton className="h-[600px]" />
      </>
    );
  if (!run) return <NoSuchRun />;
  return (
    <>
      <RunHeader run={run} refresh={refresh} />
      <RunTrouble run={run} refresh={refresh} />
      <KeyFigures run={run} />
      <RunTabs id={id} current={state.tab} />
      {state.tab === "training" && <Training run={run} state={state} setState={setState} />}
      {state.tab === "stages" && <Stages run={run} state={state} setState={setState} />}
      {state.tab === "results" && <Results run={run} />}
      {state.tab === "configuration" && <Configuration run={run} state={state} setState={setState} />}
      {state.tab === "files" && <Files run={run} />}
    </>
  );
}
