"use client";
import { useEffect, useEffectEvent } from "react";
import { type Listener, subscribe } from "./subscribe.ts";
import type { TrustedDocument } from "./trusted-document.ts";

/** Listens to a subscription while `active`, anew when its variables change. Listeners may close over fresh state. */
export function useSubscription<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
  listener: Listener<Data>,
  active = true,
): void {
  const next = useEffectEvent((data: Data) => listener.next(data));
  const complete = useEffectEvent(() => listener.complete?.());
  const error = useEffectEvent((cause: unknown) => listener.error?.(cause));
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (!active) return;
    return subscribe(document, JSON.parse(key) as Variables, {
      next: (data) => next(data),
      complete: () => complete(),
      error: (cause) => error(cause),
    });
  }, [document, key, active]);
}
