"use client";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A question: "Revoke key ci?" */
  readonly title: string;
  /** What it brings about, and whether it can be taken back. */
  readonly children: ReactNode;
  /** The verb of the button that does it. */
  readonly action: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Why it did not work. */
  readonly error?: string | undefined;
  readonly onConfirm: () => void;
}

/** Asks before something is done that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, children, action, danger = false, busy, error, onConfirm } = props;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={title}>
      <div className="text-muted">{children}</div>
      {error && (
        <p role="alert" className="mt-3 text-danger">
          {error}
        </p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Keep it as it is</Button>
        <Button look={danger ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
