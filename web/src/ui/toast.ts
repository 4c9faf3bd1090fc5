import type { ExternalToast } from "sonner";

type Kind = "message" | "success" | "error";

/** Says something on its own, for some seconds. What shows it is loaded with the first word, or before at the first key or click. */
function say(kind: Kind, message: string, options?: ExternalToast): void {
  window.dispatchEvent(new Event(toastEvent));
  void import("sonner").then(({ toast }) => toast[kind](message, options));
}

/** Sent on the window before the first words: the place where they appear listens to it. */
export const toastEvent = "dbdpo-toast";

/** A short message over the page: what was done, or why not. For what must be read use text on the page. */
export const toast = Object.assign(
  (message: string, options?: ExternalToast) => say("message", message, options),
  {
    success: (message: string, options?: ExternalToast) => say("success", message, options),
    error: (message: string, options?: ExternalToast) => say("error", message, options),
  },
);
