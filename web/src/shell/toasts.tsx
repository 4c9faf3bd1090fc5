"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import { toastEvent } from "../ui/toast.ts";

const ToastPlace = lazy(() => import("./toast-place.tsx").then((of) => ({ default: of.ToastPlace })));

/** Where short messages appear. It is loaded with the first key or click, so that it is there before the first message. */
export function Toasts() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    const events = ["pointerdown", "keydown", toastEvent];
    const need = () => {
      setNeeded(true);
      for (const event of events) window.removeEventListener(event, need);
    };
    for (const event of events) window.addEventListener(event, need, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, need);
    };
  }, []);
  return (
    needed && (
      <Suspense>
        <ToastPlace />
      </Suspense>
    )
  );
}
