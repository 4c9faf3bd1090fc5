"use client";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { recoveredEvent } from "../../shell/connection/watch-connection.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState } from "../../ui/states.tsx";

/** What a page shows that could not be rendered; it tries again by itself when the server is back. */
export default function PortalError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    router.refresh();
    reset();
  };
  useEffect(() => {
    window.addEventListener(recoveredEvent, retry);
    return () => window.removeEventListener(recoveredEvent, retry);
  });
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <ErrorState error={error} retry={retry} />
    </>
  );
}
