"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { RequestError } from "../graphql/request-error.ts";
import { Button, ButtonLink } from "./button.tsx";
import { classNames } from "./class-names.ts";

/** Room held for what is still loading. Give it the size of what will come. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <div aria-hidden="true" className={classNames("animate-pulse rounded bg-line", className)} />
);

/** Says that there is nothing yet and what would fill it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded border border-dashed border-line-strong px-4 py-10 text-center">
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-[60ch] text-sm text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** What happened, what is safe, what to do. */
function explain(error: unknown): { title: string; detail: string; safe?: string } {
  // What failed on the server reaches the browser without its words, and with a number by which the log has them.
  if (error instanceof Error && "digest" in error)
    return {
      title: "The server could not make this page",
      detail: `Its log has the reason under ${String(error.digest)}, in the terminal where npm start runs.`,
      safe: "Runs go on by themselves and nothing is lost.",
    };
  if (!(error instanceof RequestError))
    return {
      title: "Something went wrong on this page",
      detail: error instanceof Error ? error.message : String(error),
    };
  switch (error.code) {
    case "UNREACHABLE":
    case "STARTING":
    case "DATABASE":
      return {
        title: "The server does not answer",
        detail: error.message,
        safe: "Runs go on by themselves and nothing is lost. This page asks again by itself; if it stays away, look at the terminal where npm start runs.",
      };
    case "NOT_FOUND":
      return {
        title: "There is nothing here",
        detail: error.message,
        safe: "It may have been deleted, or the address is incomplete.",
      };
    case "FORBIDDEN":
      return {
        title: "Your account may not see this",
        detail: error.message,
        safe: "Ask an admin for the role it takes.",
      };
    case "UNAUTHENTICATED":
      return {
        title: "You are signed out",
        detail: error.message,
        safe: "Open a sign-in link again; what you were looking at stays at its address.",
      };
    default:
      return { title: "The server could not answer", detail: error.message };
  }
}

/** An error with what to do next. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { title, detail, safe } = explain(error);
  const requestError = error instanceof RequestError ? error : undefined;
  return (
    <div role="alert" className="rounded border border-danger bg-danger-soft p-4">
      <p className="font-semibold text-danger">{title}</p>
      <p className="mt-1 max-w-[72ch] break-words">{detail}</p>
      {requestError?.hint && <p className="mt-1 max-w-[72ch]">{requestError.hint}</p>}
      {safe && <p className="mt-1 max-w-[72ch] text-sm text-muted">{safe}</p>}
      {requestError?.requestId && (
        <p className="mt-1 text-sm text-muted">
          Request <code>{requestError.requestId}</code> in the server&apos;s log.
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {retry && <Button onClick={retry}>Try again</Button>}
        {requestError?.code === "UNAUTHENTICATED" ? (
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
        ) : (
          <Link href="/experiments" className="self-center text-sm text-accent underline">
            All experiments
          </Link>
        )}
      </div>
    </div>
  );
}
