"use client";
import { Ellipsis, GitFork, Play, RotateCcw, Square } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { localId } from "../../graphql/global-id.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button, ButtonLink, IconButton } from "../../ui/button.tsx";
import { Menu, MenuItem, MenuLink } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.ts";
import { cancelExperimentDocument } from "./cancel-experiment.graphql.ts";
import type { Experiment } from "./experiment.ts";
import { putExperimentAwayDocument } from "./put-experiment-away.graphql.ts";
import { resumeExperimentDocument } from "./resume-experiment.graphql.ts";
import { startExperimentDocument } from "./start-experiment.graphql.ts";

const AnnotateDialog = dynamic(() => import("./annotate-dialog.tsx").then((m) => m.AnnotateDialog));
const ExportDialog = dynamic(() => import("./export-dialog.tsx").then((m) => m.ExportDialog));

export interface ExperimentActionsProps {
  readonly experiment: Experiment;
  /** Asks for the experiment anew. */
  readonly refresh: () => Promise<void>;
}

const failed = (error: Error) => toast.error(error.message);

/** What can be done with an experiment in the state it is in. */
export function ExperimentActions({ experiment, refresh }: ExperimentActionsProps) {
  const { id, status, archivedAt } = experiment;
  const [dialog, setDialog] = useState<"annotate" | "export">();
  const after = (said: string) => ({
    onSuccess: () => void refresh().then(() => toast.success(said)),
    onError: failed,
  });
  const start = useAction(startExperimentDocument, after("Started: it waits for a free runner."));
  const cancel = useAction(cancelExperimentDocument, after("Cancelling. What is done is kept."));
  const archive = useAction(
    putExperimentAwayDocument,
    after(archivedAt ? "Back in the list of experiments." : "Archived. Nothing is deleted."),
  );
  return (
    <>
      {status === "DRAFT" && (
        <Button look="primary" busy={start.isPending} onClick={() => start.mutate({ id })}>
          <Play size={14} aria-hidden="true" /> Start experiment
        </Button>
      )}
      {(status === "QUEUED" || status === "RUNNING") && (
        <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate({ id })}>
          <Square size={14} aria-hidden="true" /> Cancel
        </Button>
      )}
      {status === "CANCELLED" && <ResumeButton id={id} refresh={refresh} />}
      <ButtonLink href={`/experiments/new?from=${localId(id)}`} prefetch={false}>
        <GitFork size={14} aria-hidden="true" /> Fork
      </ButtonLink>
      <Menu
        trigger={
          <IconButton label="More actions" look="secondary">
            <Ellipsis size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setDialog("annotate")}>Edit note and tags</MenuItem>
        <MenuItem onSelect={() => setDialog("export")}>Export data…</MenuItem>
        <MenuLink
          href={`/gallery?runs=${experiment.runs.nodes
            .slice(0, 8)
            .map((run) => localId(run.id))
            .join(",")}`}
        >
          Images in the gallery
        </MenuLink>
        <MenuItem onSelect={() => archive.mutate({ id, archived: !archivedAt })}>
          {archivedAt ? "Take back from the archive" : "Archive"}
        </MenuItem>
      </Menu>
      {dialog === "annotate" && (
        <AnnotateDialog experiment={experiment} refresh={refresh} close={() => setDialog(undefined)} />
      )}
      {dialog === "export" && <ExportDialog experiment={experiment} close={() => setDialog(undefined)} />}
    </>
  );
}

/** Goes on with what was stopped; nothing done is done again. */
export function ResumeButton({
  id,
  refresh,
}: {
  readonly id: string;
  readonly refresh: () => Promise<void>;
}) {
  const resume = useAction(resumeExperimentDocument, {
    onSuccess: () => void refresh().then(() => toast.success("Goes on from what is done.")),
    onError: failed,
  });
  return (
    <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate({ id })}>
      <RotateCcw size={14} aria-hidden="true" /> Resume
    </Button>
  );
}
