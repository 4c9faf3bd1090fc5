"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { operation } from "../../graphql/query-options.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input, Textarea } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { annotateExperimentDocument } from "./annotate-experiment.graphql.ts";
import { differences, joined, type Remarks, tagsOf } from "./conflict.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import { type Experiment, experimentOf } from "./experiment.ts";
import { experimentPageDocument } from "./experiment-page.graphql.ts";

export interface AnnotateDialogProps {
  readonly experiment: Experiment;
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

const remarksOf = ({ note, tags }: Experiment): Remarks => ({ note: note ?? "", tags });

/**
 * Edits note and tags. Where somebody else changed them since they were opened, nothing is overwritten: both versions are
 * shown to choose from.
 */
export function AnnotateDialog({ experiment, refresh, close }: AnnotateDialogProps) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(() => remarksOf(experiment));
  const [note, setNote] = useState(seen.note);
  const [tags, setTags] = useState(seen.tags.join(", "));
  const [theirs, setTheirs] = useState<Remarks>();
  const mine: Remarks = { note, tags: tagsOf(tags) };
  const saved = () => {
    toast.success("Note and tags saved.");
    close();
  };
  const save = useAction(annotateExperimentDocument, {
    onSuccess: () => void refresh().then(saved),
    onError: async (error) => {
      if (error.code !== "CONFLICT") return;
      const stored = experimentOf(
        await client.fetchQuery({
          ...operation(experimentPageDocument, { id: experiment.id }),
          staleTime: 0,
        }),
      );
      if (stored) setTheirs(remarksOf(stored));
    },
  });
  const send = (remarks: Remarks, expected: Remarks) =>
    save.mutate({
      id: experiment.id,
      note: remarks.note.trim() || null,
      tags: [...remarks.tags],
      expectedNote: expected.note || null,
      expectedTags: [...expected.tags],
    });
  const settle = (remarks: Remarks) => {
    if (!theirs) return;
    setNote(remarks.note);
    setTags(remarks.tags.join(", "));
    setSeen(theirs);
    setTheirs(undefined);
    send(remarks, theirs);
  };
  const changed = differences(mine, seen);
  const issue = (path: string) => save.error?.issues.find((each) => each.path.startsWith(path))?.expected;
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Note and tags"
      description={experiment.name}
      wide={theirs !== undefined}
    >
      {theirs ? (
        <ConflictChoice
          mine={mine}
          theirs={theirs}
          busy={save.isPending}
          keepMine={() => settle(mine)}
          keepBoth={() => settle(joined(mine, theirs))}
          keepTheirs={close}
        />
      ) : (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            send(mine, seen);
          }}
        >
          <Field label="Tags" hint="Words apart by commas, at most 20 of 40 characters" error={issue("tags")}>
            <Input value={tags} onChange={(event) => setTags(event.target.value)} />
          </Field>
          <Field label="Note" hint="Markdown, at most 10,000 characters" error={issue("note")}>
            <Textarea rows={8} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          {save.error && save.error.code !== "CONFLICT" && save.error.issues.length === 0 && (
            <p role="alert" className="text-sm text-danger">
              {save.error.message} What you wrote is still here.
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Close</Button>
            <Button
              type="submit"
              look="primary"
              busy={save.isPending}
              disabled={!changed.note && !changed.tags}
            >
              Save
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
