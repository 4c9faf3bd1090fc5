"use client";
import { useQueryClient } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { RemarksDialog } from "../remarks/index.ts";
import { annotateRunDocument } from "./annotate-run.graphql.ts";
import { runPageDocument } from "./run-page.graphql.ts";
import { type Run, runOf } from "./use-run.ts";

export interface AnnotateDialogProps {
  readonly run: Run;
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/** Edits the note and tags of a run. */
export function AnnotateDialog({ run, refresh, close }: AnnotateDialogProps) {
  const client = useQueryClient();
  const { id, variant, concept, note, tags } = run;
  const asked = { ...operation(runPageDocument, { id }), staleTime: 0 };
  return (
    <RemarksDialog
      subject={{ id, title: `${variant}, ${concept.name}`, note, tags }}
      document={annotateRunDocument}
      reload={async () => runOf(await client.fetchQuery(asked))}
      refresh={refresh}
      close={close}
    />
  );
}
