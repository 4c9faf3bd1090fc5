"use client";
import { ErrorState } from "../ui/states.tsx";

/** What stands in for a page outside the portal that could not be rendered. */
export default function RootError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="mx-auto flex max-w-[720px] flex-col gap-4 px-4 py-10">
      <h1>This page could not be shown</h1>
      <ErrorState error={error} retry={reset} />
    </main>
  );
}
