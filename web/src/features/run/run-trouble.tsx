"use client";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { localId } from "../../graphql/global-id.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.ts";
import { resumeRunDocument } from "./resume-run.graphql.ts";
import { TroubledStage } from "./troubled-stage.tsx";
import type { Run } from "./use-run.ts";

/** What stopped the run or its experiment, the log of the stage it happened in, and the way on. Nothing where all is well. */
export function RunTrouble({ run, refresh }: { readonly run: Run; readonly refresh: () => Promise<void> }) {
  const { experiment } = run;
  const resume = useAction(resumeRunDocument, {
    onSuccess: () => void refresh().then(() => toast.success("Goes on from what is done.")),
  });
  const stopped = ["FAILED", "CANCELLED"].includes(experiment.status);
  const error = run.error ?? (run.status === "FAILED" ? experiment.error : null);
  if (run.status === "DONE" || (!stopped && !error)) return null;
  const failed = run.status === "FAILED" || error !== null;
  const cancelled = experiment.status === "CANCELLED";
  return (
    <section
      aria-label="What stopped this run"
      className={`mb-4 rounded border p-4 ${failed ? "border-danger bg-danger-soft" : "border-warning bg-warning-soft"}`}
    >
      <h2 className={failed ? "text-danger" : "text-warning"}>
        {failed
          ? "This run failed"
          : cancelled
            ? "The experiment was cancelled"
            : "Another run of the experiment failed, so this one waits"}
      </h2>
      {(error ?? experiment.error) && (
        <p className="mt-1 max-w-[80ch]">
          {(error ?? experiment.error)!.message}{" "}
          <code className="text-muted">{(error ?? experiment.error)!.code}</code>
        </p>
      )}
      {failed && <TroubledStage run={run.id} />}
      <p className="mt-2 max-w-[72ch] text-sm text-muted">
        What is done is kept. Once the cause is mended, the run goes on from its last finished shard.
      </p>
      {resume.error && (
        <p role="alert" className="mt-2 text-danger">
          {resume.error.message} {resume.error.hint}
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {stopped && (
          <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate({ id: experiment.id })}>
            <RotateCcw size={14} aria-hidden="true" />
            Resume experiment
          </Button>
        )}
        <ButtonLink href={`/experiments/new?from=${localId(experiment.id)}`} prefetch={false}>
          Start anew with other settings
        </ButtonLink>
        <Link href={`/runs/${localId(run.id)}?tab=stages`} className="text-sm text-accent underline">
          All stages
        </Link>
      </div>
    </section>
  );
}
