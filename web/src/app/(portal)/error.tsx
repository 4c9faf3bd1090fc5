"use client";
import { lazy, Suspense } from "react";

// Not needed on any page that works.
const FailedPage = lazy(() =>
  import("../../shell/failed-page.tsx").then((of) => ({ default: of.FailedPage })),
);

/** What stands in for a page of the portal that could not be rendered. */
export default function PortalError(props: { readonly error: Error; readonly reset: () => void }) {
  return (
    <Suspense fallback={<h1>This page could not be shown</h1>}>
      <FailedPage {...props} />
    </Suspense>
  );
}
