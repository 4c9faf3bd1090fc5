"use client";
import { useQueryClient } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { RemarksDialog } from "../remarks/index.ts";
import { annotateExperimentDocument } from "./annotate-experiment.graphql.ts";
import { type Experiment, experimentOf } from "./experiment.ts";
import { experimentPageDocument } from "./experiment-page.graphql.ts";

export interface AnnotateDialogProps {
  readonly experiment: Experiment;
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/** Edits the note and tags of an experiment. */
export function AnnotateDialog({ experiment, refresh, close }: AnnotateDialogProps) {
  const client = useQueryClient();
  const { id, name, note, tags } = experiment;
  const asked = { ...operation(experimentPageDocument, { id }), staleTime: 0 };
  return (
    <RemarksDialog
      subject={{ id, title: name, note, tags }}
      document={annotateExperimentDocument}
      reload={async () => experimentOf(await client.fetchQuery(asked))}
      refresh={refresh}
      close={close}
    />
  );
}
