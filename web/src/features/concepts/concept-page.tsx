"use client";
import { useQuery } from "@tanstack/react-query";
import { imageUrl } from "../../graphql/artifacts.ts";
import { globalId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { When } from "../../ui/when.tsx";
import { type ConceptQuery, conceptDocument } from "./concept.graphql.ts";
import { ConceptRuns } from "./concept-runs.tsx";
import { useArchiveConcept } from "./use-archive-concept.ts";

type Found = Extract<ConceptQuery["node"], { readonly className: string }>;

const isConcept = (node: ConceptQuery["node"]): node is Found => node !== null && "className" in node;

/** One concept: its photos, large, and the runs about it. */
export function ConceptPage({ id }: { readonly id: string }) {
  const query = useQuery(operation(conceptDocument, { id: globalId("Concept", id) }));
  const { archive, isPending } = useArchiveConcept();
  if (query.isPending)
    return (
      <div aria-busy="true">
        <Skeleton className="mb-4 h-14 w-64" />
        <Skeleton className="h-80" />
      </div>
    );
  if (!query.data) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const concept = query.data.node;
  if (!isConcept(concept)) return <NotFound />;
  const { name, className, kind, images, archivedAt, createdAt, contentHash, usedBy } = concept;
  return (
    <>
      <PageHeader
        title={name}
        trail={[{ label: "Concepts", href: "/concepts" }]}
        meta={
          <>
            {archivedAt && <Badge tone="warning">Archived</Badge>}
            <span>
              {className}, {kind === "LIVE" ? "living" : "object"}
            </span>
            <span>{images.length} photos</span>
            <span>
              {usedBy.experiments} {usedBy.experiments === 1 ? "experiment" : "experiments"}, {usedBy.runs}{" "}
              runs
            </span>
            <span>
              added <When at={createdAt} />
            </span>
            <code title="SHA-256 of class, kind and photos: what stages depend on">
              {contentHash.slice(0, 12)}
            </code>
          </>
        }
        actions={
          <>
            <Button busy={isPending} onClick={() => void archive(concept, archivedAt === null)}>
              {archivedAt ? "Restore" : "Archive"}
            </Button>
            {!archivedAt && (
              <ButtonLink
                look="primary"
                prefetch={false}
                href={`/experiments/new?${new URLSearchParams({ concepts: name })}`}
              >
                New experiment about it
              </ButtonLink>
            )}
          </>
        }
      />
      <ul
        className="mb-6 grid grid-cols-[repeat(auto-fill,minmax(min(220px,100%),1fr))] gap-3"
        aria-label="Photos"
      >
        {images.map(({ sha256, fileName, width, height }, i) => (
          <li key={`${sha256} ${fileName}`}>
            <figure>
              <a
                href={imageUrl(sha256)}
                target="_blank"
                rel="noreferrer"
                className="block overflow-hidden rounded bg-image-surround p-3"
              >
                <img
                  src={imageUrl(sha256, 512)}
                  alt={`${name}, ${fileName}`}
                  width={width}
                  height={height}
                  decoding="async"
                  loading={i < 6 ? "eager" : "lazy"}
                  className="aspect-square w-full object-contain"
                />
              </a>
              <figcaption className="mt-1 flex justify-between gap-2 text-xs text-muted">
                <span className="truncate">{fileName}</span>
                <span className="shrink-0">
                  {width} × {height}
                </span>
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
      <ConceptRuns id={concept.id} />
    </>
  );
}
