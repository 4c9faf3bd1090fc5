"use client";
import { useState } from "react";
import type { TrustedDocument } from "../../graphql/trusted-document.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input, Textarea } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import { differences, joined, type Remarked, type Remarks, remarksOf, tagsOf } from "./remarks.ts";

/** What the API takes of remarks: with what was seen, so that nothing is overwritten unseen. */
interface AnnotateInput {
  readonly id: string;
  readonly note?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly expectedNote?: string | null | undefined;
  readonly expectedTags?: readonly string[] | null | undefined;
}

export interface RemarksDialogProps<Data extends object> {
  /** What is remarked on, as the page knows it; `title` names it. */
  readonly subject: Remarked & { readonly id: string; readonly title: string };
  /** The mutation that stores them. */
  readonly document: TrustedDocument<Data, { input: AnnotateInput }>;
  /** What is stored by now; undefined where the subject is gone. */
  readonly reload: () => Promise<Remarked | undefined>;
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/**
 * Edits note and tags of an experiment or a run. Where somebody else changed them since they were opened, nothing is
 * overwritten: both versions are shown to choose from.
 */
export function RemarksDialog<Data extends object>(props: RemarksDialogProps<Data>) {
  const { subject, document, reload, refresh, close } = props;
  const [seen, setSeen] = useState(() => remarksOf(subject));
  const [note, setNote] = useState(seen.note);
  const [tags, setTags] = useState(seen.tags.join(", "));
  const [theirs, setTheirs] = useState<Remarks>();
  const mine: Remarks = { note, tags: tagsOf(tags) };
  const saved = () => {
    toast.success("Note and tags saved.");
    close();
  };
  const save = useAction(document, {
    onSuccess: () => void refresh().then(saved),
    onError: async (error) => {
      const stored = error.code === "CONFLICT" && (await reload());
      if (stored) setTheirs(remarksOf(stored));
    },
  });
  const send = (remarks: Remarks, expected: Remarks) =>
    save.mutate({
      id: subject.id,
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
      description={subject.title}
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
