import { useRef } from "react";

/**
 * Handlers for a dialog that no trigger of its own opens: when it closes, the focus goes back to what had it before, as long as
 * that is still on the page.
 */
export function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    },
  };
}
