"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonLook, type ButtonSize } from "./button.tsx";

/** How long the button says that it is done, milliseconds. */
const shownFor = 2000;

export interface CopyButtonProps {
  readonly text: string;
  /** What it copies, such as "Copy key". */
  readonly label?: string;
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
}

/** Puts a text on the clipboard and says so, without changing its width. */
export function CopyButton({ text, label = "Copy", look, size }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), shownFor);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  const Icon = state === "copied" ? Check : Copy;
  return (
    <>
      <Button {...(look && { look })} {...(size && { size })} onClick={copy}>
        <Icon size={14} aria-hidden="true" />
        <span className="grid">
          <span className={state === "idle" ? "[grid-area:1/1]" : "invisible [grid-area:1/1]"}>{label}</span>
          {state !== "idle" && (
            <span className="[grid-area:1/1]">{state === "copied" ? "Copied" : "Select it by hand"}</span>
          )}
        </span>
      </Button>
      <span role="status" className="sr-only">
        {state === "copied" && "Copied."}
        {state === "refused" && "The browser did not allow copying."}
      </span>
    </>
  );
}
