"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "../../graphql/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input, Textarea } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { annotateRunDocument } from "./annotate-run.graphql.ts";
import { conflictIn } from "./conflict-in.ts";
import { tagsIn } from "./tags-in.ts";
import type { Run } from "./use-run.ts";

export interface AnnotateDialogProps {
  readonly run: Run;
  readonly refresh: () => Promise<void>;
  readonly onClose: () => void;
}

/** Edits the note and tags of a run. What someone else saved meanwhile is shown, and never overwritten unseen. */
export function AnnotateDialog({ run, refresh, onClose }: AnnotateDialogProps) {
  const [note, setNote] = useState(run.note ?? "");
  const [tags, setTags] = useState(run.tags.join(", "));
  const [seen, setSeen] = useState({ note: run.note, tags: run.tags });
  const save = useAction(annotateRunDocument, {
    onSuccess: async () => {
      await refresh();
      toast.success("Saved.");
      onClose();
    },
  });
  const conflict = conflictIn(save.error);
  const send = (expected: typeof seen) =>
    save.mutate({
      id: run.id,
      note: note.trim() || null,
      tags: tagsIn(tags),
      expectedNote: expected.note,
      expectedTags: expected.tags,
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(seen);
  };
  const theirs =
    conflict && (Array.isArray(conflict.value) ? conflict.value.join(", ") : String(conflict.value ?? ""));
  const wrong = (field: string) =>
    save.error?.code === "BAD_INPUT" && save.error.issues.find(({ path }) => path.startsWith(field));
  const wrongNote = wrong("note");
  const wrongTags = wrong("tags");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Note and tags"
      description={`Of ${run.variant}, ${run.concept.name}.`}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label="Note"
          hint="Markdown, at most 10 000 characters."
          error={wrongNote && `Expected ${wrongNote.expected}.`}
        >
          <Textarea
            rows={6}
            value={note}
            maxLength={10_000}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <Field
          label="Tags"
          hint="Apart by commas; at most 20, of 1 to 40 characters."
          error={wrongTags && `Expected ${wrongTags.expected}.`}
        >
          <Input value={tags} onChange={(event) => setTags(event.target.value)} />
        </Field>
        {conflict && (
          <div role="alert" className="rounded border border-warning bg-warning-soft p-3 text-sm">
            <p className="font-semibold text-warning">
              Someone saved {conflict.isNote ? "another note" : "other tags"} meanwhile. Nothing of yours is
              stored yet.
            </p>
            <p className="mt-1 whitespace-pre-line">{theirs || "(empty)"}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button
                size="small"
                onClick={() => {
                  if (conflict.isNote) setNote(theirs ?? "");
                  else setTags(theirs ?? "");
                  setSeen({ ...seen, ...conflict.stored });
                  save.reset();
                }}
              >
                Take theirs
              </Button>
              <Button
                size="small"
                onClick={() => {
                  const now = { ...seen, ...conflict.stored };
                  setSeen(now);
                  send(now);
                }}
              >
                Save mine over it
              </Button>
            </div>
          </div>
        )}
        {save.error && !conflict && !wrongNote && !wrongTags && (
          <p role="alert" className="text-sm text-danger">
            {save.error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
