"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { duration } from "../../format/duration.ts";
import { integer } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { AttemptLog } from "../../ui/attempt-log.tsx";
import { StatusBadge } from "../../ui/badge.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { When } from "../../ui/when.tsx";
import type { Experiment } from "./experiment.ts";
import { ResumeButton } from "./experiment-actions.tsx";
import { type FailedStageQuery, failedStageDocument } from "./failed-stage.graphql.ts";
import { failedStage } from "./failed-stage.ts";
import { stageNames } from "./stage-names.ts";
import { useExperimentStages } from "./use-experiment-stages.ts";

export interface FailurePanelProps {
  readonly experiment: Experiment;
  readonly refresh: () => Promise<void>;
}

type Stage = Extract<NonNullable<FailedStageQuery["node"]>, { readonly kind: string }>;

/** Why an experiment failed: the error, the stage, what its runner said last, what is safe, and how to go on. */
export function FailurePanel({ experiment, refresh }: FailurePanelProps) {
  const { runs } = useExperimentStages(experiment.id);
  const found = runs && failedStage(runs);
  const { data } = useQuery({
    ...operation(failedStageDocument, { id: found?.stage.id ?? "" }),
    enabled: found !== undefined,
  });
  const stage = data?.node && "kind" in data.node ? (data.node as Stage) : undefined;
  const error = experiment.error ?? stage?.error;
  return (
    <section aria-label="Failure" className="mb-4 rounded border border-danger border-l-4 bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-danger">
            {found
              ? `${stageNames[found.stage.kind].doing} of ${found.variant} of ${found.concept} failed${found.round > 0 ? ` in round ${found.round}` : ""}`
              : "The experiment failed"}
          </h2>
          {error && (
            <p className="mt-1 max-w-[72ch] break-words">
              {error.message} <code className="text-sm text-muted">{error.code}</code>
            </p>
          )}
          <p className="mt-1 max-w-[72ch] text-sm text-muted">
            Everything finished is kept: {integer(experiment.progress?.stagesDone ?? 0)} of{" "}
            {integer(experiment.progress?.stages ?? 0)} stages. Resume goes on from there; where the settings
            are at fault, fork the experiment and change them.
          </p>
        </div>
        <div className="flex gap-2">
          <ResumeButton id={experiment.id} refresh={refresh} />
        </div>
      </div>
      {found && (
        <details className="mt-3" open>
          <summary className="text-sm font-medium">Log of the failing stage</summary>
          <div className="mt-2">{stage ? <Attempts stage={stage} /> : <Skeleton className="h-32" />}</div>
          <Link
            href={`/runs/${localId(found.runId)}`}
            className="mt-2 inline-block text-sm text-accent underline"
          >
            Open the run
          </Link>
        </details>
      )}
    </section>
  );
}

function Attempts({ stage }: { readonly stage: Stage }) {
  if (stage.attempts.length === 0)
    return <p className="text-sm text-muted">Nothing was recorded of it: it ran before logs were kept.</p>;
  return (
    <ol reversed className="flex flex-col gap-3">
      {stage.attempts.toReversed().map((attempt) => (
        <li key={attempt.number}>
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            Attempt {attempt.number} <StatusBadge status={attempt.outcome} /> <When at={attempt.startedAt} />{" "}
            {attempt.seconds !== null && `took ${duration(attempt.seconds)}`} on {attempt.runner}
          </p>
          <AttemptLog log={attempt.log} />
        </li>
      ))}
    </ol>
  );
}
