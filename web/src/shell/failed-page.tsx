"use client";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { PageHeader } from "../ui/page-header.tsx";
import { ErrorState } from "../ui/states.tsx";
import { recoveredEvent } from "./connection/watch-connection.ts";

export interface FailedPageProps {
  readonly error: Error;
  readonly reset: () => void;
}

/** Says why a page could not be rendered; tries again when asked to, and by itself once the server is back. */
export function FailedPage({ error, reset }: FailedPageProps) {
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
