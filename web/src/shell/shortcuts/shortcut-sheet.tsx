"use client";
import { Dialog } from "../../ui/dialog.tsx";
import { ShortcutList } from "./shortcut-list.tsx";
import { ShortcutSwitch } from "./shortcut-switch.tsx";

/** The list of shortcuts over the page. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keyboard shortcuts"
      description="They rest while you type in a field."
    >
      <ShortcutList />
      <div className="mt-4 border-line border-t pt-3">
        <ShortcutSwitch />
      </div>
    </Dialog>
  );
}
