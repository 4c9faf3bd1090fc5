"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type AngleWindow, windowText } from "../../charts/angle-window.ts";
import { localId } from "../../graphql/global-id.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Checkbox, Field, Input } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.ts";
import { forkRunDocument } from "./fork-run.graphql.ts";
import { type OwnSelection, selectionFor, variantName } from "./windows.ts";

export interface ForkDialogProps {
  /** Global id of the run. */
  readonly run: string;
  readonly variant: string;
  readonly round: number;
  readonly window: AngleWindow;
  readonly own: OwnSelection;
  readonly onClose: () => void;
}

/** Makes a new variant of the run that selects its pairs by the window from this round on; what comes before is shared. */
export function ForkDialog({ run, variant, round, window, own, onClose }: ForkDialogProps) {
  const router = useRouter();
  const [name, setName] = useState(variantName(window));
  const [start, setStart] = useState(true);
  const fork = useAction(forkRunDocument, {
    onSuccess: ({ forkRun }) => {
      if (!("run" in forkRun)) return;
      toast.success(`${forkRun.run.variant} is ${start ? "queued" : "stored"}.`);
      router.push(`/runs/${localId(forkRun.run.id)}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    fork.mutate({ runId: run, name: name.trim(), round, selection: selectionFor(window, own), start });
  };
  const issue = (path: string) => fork.error?.issues.find((each) => each.path === path);
  const ofName = issue("name");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Fork with this window"
      description={`From round ${round} on, pairs of ${variant} are selected from ${windowText(window)}. What was done before is shared, not made again.`}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label="Name of the new variant"
          hint="Letters, digits, - _ and . ; another one than the experiment's variants have."
          error={
            ofName && (fork.error?.code === "CONFLICT" ? fork.error.message : `Expected ${ofName.expected}.`)
          }
        >
          <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={64} />
        </Field>
        <Checkbox
          label="Start it at once"
          checked={start}
          onChange={(event) => setStart(event.target.checked)}
        />
        {fork.error && !ofName && (
          <div role="alert" className="rounded border border-danger bg-danger-soft p-3 text-sm">
            <p className="text-danger">{fork.error.message}</p>
            {fork.error.hint && <p>{fork.error.hint}</p>}
            {fork.error.issues.map((each) => (
              <p key={each.path}>
                <code>{each.path}</code>: expected {each.expected}
              </p>
            ))}
          </div>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={fork.isPending}>
            Fork run
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
