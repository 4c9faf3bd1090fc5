/** Types of inputs that take no characters: single keys stay free while one has the focus. */
const keyless = new Set([
  "button",
  "checkbox",
  "color",
  "file",
  "image",
  "radio",
  "range",
  "reset",
  "submit",
]);

/** Whether keys pressed on an element belong to it: it is typed in, or searched by first letters, or modal. */
export function isForTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !keyless.has(target.type) || isModal(target);
  return (
    isModal(target) ||
    target.closest(
      'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]',
    ) !== null
  );
}

const isModal = (element: Element) =>
  element.closest('dialog, [role="dialog"], [role="menu"], [role="listbox"]') !== null;
