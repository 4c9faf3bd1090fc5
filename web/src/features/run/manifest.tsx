"use client";
import { useQuery } from "@tanstack/react-query";
import { RequestError } from "../../graphql/request-error.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { manifestFacts } from "./manifest-facts.ts";

/** A run's manifest: what one looks for first, and all of it as JSON. */
export function Manifest({ url, sha256 }: { readonly url: string; readonly sha256: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["manifest", sha256],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { signal });
      if (!response.ok)
        throw new RequestError(
          response.status === 404 ? "NOT_FOUND" : "UNREACHABLE",
          `The manifest could not be loaded (status ${response.status}).`,
        );
      return (await response.json()) as unknown;
    },
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-60" />;
  const text = JSON.stringify(data, null, 2);
  return (
    <>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {manifestFacts(data).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
        <dt className="text-muted">SHA-256</dt>
        <dd className="break-all">
          <code>{sha256}</code>
        </dd>
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink
          href={url}
          download={`manifest-${sha256.slice(0, 12)}.json`}
          prefetch={false}
          size="small"
        >
          Download
        </ButtonLink>
        <CopyButton text={text} label="Copy JSON" size="small" />
      </div>
      <details className="mt-3">
        <summary className="text-sm text-accent">All of it as JSON</summary>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="mt-2 max-h-[480px] overflow-auto rounded border border-line bg-page p-3 text-xs"
        >
          {text}
        </pre>
      </details>
    </>
  );
}
