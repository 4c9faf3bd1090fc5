"use client";
import { lazy, Suspense } from "react";

// Not needed on any page that works.
const FailedPage = lazy(() => import("../shell/failed-page.tsx").then((of) => ({ default: of.FailedPage })));

/** What stands in for a page outside the portal that could not be rendered. */
export default function RootError(props: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-[720px] px-4 py-10">
      <Suspense fallback={<h1>This page could not be shown</h1>}>
        <FailedPage {...props} />
      </Suspense>
    </main>
  );
}
