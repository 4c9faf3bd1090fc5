"use client";
import { useQueryClient } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { recoveredEvent, watchRequests } from "./watch-connection.ts";

/** Between two looks whether the server is back, milliseconds. */
const lookEvery = 3000;

function subscribeToNetwork(listener: () => void): () => void {
  for (const event of ["online", "offline"]) window.addEventListener(event, listener);
  return () => {
    for (const event of ["online", "offline"]) window.removeEventListener(event, listener);
  };
}

const isBack = async () => {
  const response = await fetch("/ready", { cache: "no-store" }).catch(() => undefined);
  return response?.ok === true;
};

/**
 * Says that the machine is offline or the server away, for as long as that is so; then asks again for what could not be
 * answered. It lies over the page's foot, so that nothing moves.
 */
export function ConnectionBanner() {
  const client = useQueryClient();
  const online = useSyncExternalStore(
    subscribeToNetwork,
    () => navigator.onLine,
    () => true,
  );
  const [away, setAway] = useState(false);
  useEffect(() => watchRequests(client, setAway), [client]);
  useEffect(() => {
    if (!away || !online) return;
    const timer = setInterval(async () => {
      if (!(await isBack())) return;
      setAway(false);
      window.dispatchEvent(new Event(recoveredEvent));
      void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
    }, lookEvery);
    return () => clearInterval(timer);
  }, [away, online, client]);
  return (
    <div role="status" data-screen-only className="fixed bottom-3 left-3 z-40 max-w-[calc(100vw-24px)]">
      {(away || !online) && (
        <p className="flex items-start gap-2 rounded border border-warning bg-warning-soft px-3 py-2 text-sm shadow-overlay">
          <WifiOff size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warning" />
          <span>
            <strong className="font-semibold">
              {online ? "The server does not answer." : "You are offline."}
            </strong>{" "}
            Runs go on by themselves; this page comes back when {online ? "it does" : "the network does"}.
          </span>
        </p>
      )}
    </div>
  );
}
