import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import type { Remarks } from "./remarks.ts";

export interface ConflictChoiceProps {
  readonly mine: Remarks;
  readonly theirs: Remarks;
  readonly busy: boolean;
  readonly keepMine: () => void;
  readonly keepBoth: () => void;
  readonly keepTheirs: () => void;
}

/** Two versions of note and tags side by side, to choose from. */
export function ConflictChoice({ mine, theirs, busy, keepMine, keepBoth, keepTheirs }: ConflictChoiceProps) {
  return (
    <div className="flex flex-col gap-3">
      <p role="alert" className="max-w-[72ch]">
        Somebody, or another tab of yours, saved another version while this one was open. Nothing was
        overwritten.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Version title="Yours, not saved" remarks={mine} />
        <Version title="Saved meanwhile" remarks={theirs} />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={keepTheirs} disabled={busy}>
          Keep what is saved
        </Button>
        <Button onClick={keepBoth} busy={busy}>
          Save both
        </Button>
        <Button look="primary" onClick={keepMine} busy={busy}>
          Save mine over it
        </Button>
      </div>
    </div>
  );
}

const Version = ({ title, remarks }: { readonly title: string; readonly remarks: Remarks }) => (
  <section className="flex min-w-0 flex-col gap-2 rounded border border-line p-3">
    <h3>{title}</h3>
    <p className="flex min-h-6 flex-wrap gap-1">
      {remarks.tags.length ? (
        remarks.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)
      ) : (
        <span className="text-sm text-muted">No tags</span>
      )}
    </p>
    <p className="max-h-60 overflow-auto text-sm break-words whitespace-pre-wrap">
      {remarks.note || <span className="text-muted">No note</span>}
    </p>
  </section>
);
