"use client";
import { Columns3, GitFork, Images, Tags } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { timeLeft } from "../../format/duration.ts";
import { integer } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { Badge, StatusBadge } from "../../ui/badge.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { When } from "../../ui/when.tsx";
import { isUnderWay, type Run } from "./use-run.ts";

const AnnotateDialog = dynamic(
  () => import("./annotate-dialog.tsx").then((module) => module.AnnotateDialog),
  {
    ssr: false,
  },
);

/** What the run is, how far it is, where it comes from, its siblings, and what people wrote about it. */
export function RunHeader({ run, refresh }: { readonly run: Run; readonly refresh: () => Promise<void> }) {
  const [annotating, setAnnotating] = useState(false);
  const { experiment, parent, progress } = run;
  const siblings = [run, ...run.siblings];
  return (
    <>
      <PageHeader
        trail={[
          { label: "Experiments", href: "/experiments" },
          { label: experiment.name, href: `/experiments/${localId(experiment.id)}` },
        ]}
        title={`${run.variant}, ${run.concept.name}`}
        meta={
          <>
            <StatusBadge status={run.status} />
            <span>seed {run.seed}</span>
            <span>
              {run.finishedAt ? "finished " : "planned "}
              <When at={run.finishedAt ?? run.createdAt} />
            </span>
            {parent && (
              <span className="inline-flex items-center gap-1">
                <GitFork size={14} aria-hidden="true" />
                forked from <Link href={`/runs/${localId(parent.id)}`}>{parent.variant}</Link>
                {run.forkRound !== null && ` at round ${run.forkRound}`}
              </span>
            )}
            {run.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </>
        }
        actions={
          <>
            <Button onClick={() => setAnnotating(true)}>
              <Tags size={16} aria-hidden="true" />
              Note and tags
            </Button>
            <ButtonLink
              href={`/compare?runs=${siblings.map(({ id }) => localId(id)).join(",")}`}
              prefetch={false}
            >
              <Columns3 size={16} aria-hidden="true" />
              Compare with siblings
            </ButtonLink>
            <ButtonLink
              href={`/gallery?runs=${siblings.map(({ id }) => localId(id)).join(",")}`}
              prefetch={false}
            >
              <Images size={16} aria-hidden="true" />
              Images beside siblings
            </ButtonLink>
          </>
        }
      />
      {run.siblings.length > 0 && (
        <nav aria-label="Siblings" className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span className="text-muted">Siblings</span>
          {run.siblings.map(({ id, variant }) => (
            <Link key={id} href={`/runs/${localId(id)}`} prefetch={false}>
              {variant}
            </Link>
          ))}
        </nav>
      )}
      {isUnderWay(run) && progress && (
        <div className="mb-3 flex max-w-[560px] items-center gap-3 text-sm text-muted">
          <ProgressBar fraction={progress.fraction} label="Progress of the run" />
          <span className="shrink-0 tabular-nums">
            {integer(progress.stagesDone)} of {integer(progress.stages)} stages
            {progress.stagesDone < progress.stages && `, ${timeLeft(progress.remainingSeconds)}`}
          </span>
        </div>
      )}
      {run.note && <p className="mb-3 max-w-[72ch] whitespace-pre-line text-sm">{run.note}</p>}
      {annotating && <AnnotateDialog run={run} refresh={refresh} close={() => setAnnotating(false)} />}
    </>
  );
}
