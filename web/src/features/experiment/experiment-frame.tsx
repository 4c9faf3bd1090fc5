"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { localId } from "../../graphql/global-id.ts";
import { Badge, StatusBadge } from "../../ui/badge.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { TabLinks } from "../../ui/tabs.tsx";
import { When } from "../../ui/when.tsx";
import { DraftPanel } from "./draft-panel.tsx";
import { type Experiment, isUnderWay } from "./experiment.ts";
import { ExperimentActions } from "./experiment-actions.tsx";
import { ProgressLine, tookFrom } from "./progress-line.tsx";
import { useExperiment } from "./use-experiment.ts";

const FailurePanel = dynamic(() => import("./failure-panel.tsx").then((m) => m.FailurePanel));

export interface ExperimentFrameProps {
  /** Global id. */
  readonly id: string;
  /** The view that is open, as its address ends: "" is the results. */
  readonly view: "" | "/breakdown" | "/runtime" | "/runs" | "/configuration";
  readonly children: (experiment: Experiment) => ReactNode;
}

const views = [
  ["", "Results"],
  ["/breakdown", "Breakdown"],
  ["/runtime", "Runtime"],
  ["/runs", "Runs"],
  ["/configuration", "Configuration"],
] as const;

/** The frame of an experiment's pages: what it is, how far it is, what can be done, and the way to its views. */
export function ExperimentFrame({ id, view, children }: ExperimentFrameProps) {
  const { query, experiment, hasRunner, refresh } = useExperiment(id);
  if (query.error && !experiment)
    return (
      <>
        <PageHeader title="Experiment" trail={[{ label: "Experiments", href: "/experiments" }]} />
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </>
    );
  if (!experiment) return <FrameSkeleton />;
  const base = `/experiments/${localId(id)}`;
  return (
    <>
      <PageHeader
        title={experiment.name}
        trail={[{ label: "Experiments", href: "/experiments" }]}
        meta={<Facts experiment={experiment} />}
        actions={<ExperimentActions experiment={experiment} refresh={refresh} />}
      />
      {isUnderWay(experiment.status) && (
        <div className="mb-4">
          <ProgressLine {...experiment} hasRunner={hasRunner} />
        </div>
      )}
      {experiment.status === "DRAFT" && <DraftPanel experiment={experiment} hasRunner={hasRunner} />}
      {experiment.status === "FAILED" && <FailurePanel experiment={experiment} refresh={refresh} />}
      {experiment.status === "CANCELLED" && (
        <p className="mb-4 rounded border border-line bg-warning-soft px-3 py-2 text-sm">
          Cancelled: what was done is kept, and Resume goes on from there.
        </p>
      )}
      <TabLinks
        label="Views of the experiment"
        tabs={views.map(([path, label]) => ({ href: base + path, label }))}
        current={base + view}
      />
      {children(experiment)}
    </>
  );
}

function Facts({ experiment }: { readonly experiment: Experiment }) {
  const { status, archivedAt, summary, preset, createdAt, startedAt, finishedAt, tags, note } = experiment;
  const took = tookFrom(startedAt, finishedAt);
  return (
    <>
      <StatusBadge status={status} />
      {archivedAt && <Badge>Archived</Badge>}
      <span>{summary.concepts.join(", ")}</span>
      <span>
        {[summary.pack, summary.method].filter(Boolean).join(", ")}
        {preset && `, preset ${preset}`}
      </span>
      <span>
        {finishedAt ? "finished" : "created"} <When at={finishedAt ?? createdAt} />
        {took && ` after ${took}`}
      </span>
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {note && (
        <details className="w-full max-w-[72ch]">
          <summary className="truncate text-text">{note.split("\n")[0]}</summary>
          <p className="whitespace-pre-wrap text-text">{note.split("\n").slice(1).join("\n").trim()}</p>
        </details>
      )}
    </>
  );
}

/** Room for the head of an experiment's page. */
export const FrameSkeleton = () => (
  <>
    <span className="sr-only" role="status">
      Loading the experiment
    </span>
    <Skeleton className="h-5 w-24" />
    <Skeleton className="mt-1 h-7 w-72" />
    <Skeleton className="mt-2 h-5 w-96 max-w-full" />
    <Skeleton className="mt-4 mb-4 h-9 w-full" />
  </>
);
