"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { keyOf, operation } from "../../graphql/query-options.ts";
import { useSubscription } from "../../graphql/use-subscription.ts";
import { type RunPageQuery, runPageDocument } from "./run-page.graphql.ts";
import { runProgressDocument } from "./run-progress.graphql.ts";
import { runStagesDocument } from "./run-stages.graphql.ts";

/** A run as its page knows it. */
export type Run = Extract<NonNullable<RunPageQuery["node"]>, { variant: string }>;

/** The run of an answer; undefined where there is none of the id. */
export const runOf = (data: RunPageQuery | undefined): Run | undefined =>
  data?.node && "variant" in data.node ? (data.node as Run) : undefined;

const underWay = new Set(["QUEUED", "RUNNING", "CANCELLING"]);

/** Whether something may still happen to a run or its experiment by itself. */
export const isUnderWay = ({ status, experiment }: Pick<Run, "status" | "experiment">): boolean =>
  underWay.has(status) || underWay.has(experiment.status);

/** A run that follows what happens to it: progress is pushed, and what it ended with is asked for once it ends. `id` is global. */
export function useRun(id: string) {
  const client = useQueryClient();
  const query = useQuery(operation(runPageDocument, { id }));
  const run = runOf(query.data);
  const queryKey = keyOf(runPageDocument, { id });
  const refresh = async () => {
    await client.invalidateQueries({ predicate: ({ queryKey: [name, ...rest] }) => isOfRun(name, rest, id) });
  };
  useSubscription(
    runProgressDocument,
    { id },
    {
      next: ({ runProgress }) => {
        const { experiment, ...moved } = runProgress;
        client.setQueryData<RunPageQuery>(queryKey, (before) => {
          const known = runOf(before);
          if (!known) return before;
          return { node: { ...known, ...moved, experiment: { ...known.experiment, ...experiment } } };
        });
        void client.invalidateQueries(
          { queryKey: keyOf(runStagesDocument, { id }) },
          { cancelRefetch: false },
        );
      },
      complete: () => void refresh(),
    },
    run !== undefined && isUnderWay(run),
  );
  return { ...query, run, refresh };
}

const ofRun = new Set(["RunPage", "RunStages", "RunCheckpoints", "RunMetrics"]);

/** Whether an answer in the cache is of the run and may have changed with it. */
const isOfRun = (name: unknown, [variables]: readonly unknown[], id: string): boolean =>
  ofRun.has(String(name)) && (variables as { readonly id?: string } | undefined)?.id === id;
