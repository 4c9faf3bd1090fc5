"use client";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import { imageUrl } from "../../graphql/artifacts.ts";
import { localId } from "../../graphql/global-id.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Checkbox, Input } from "../../ui/field.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { conceptVariables, conceptViewParsers } from "./concept-view.ts";
import type { ConceptsQuery } from "./concepts.graphql.ts";
import { useConceptPages } from "./use-concept-pages.ts";

type ListedConcept = ConceptsQuery["concepts"]["nodes"][number];

const kinds = [
  { value: "all", label: "All" },
  { value: "live", label: "Living" },
  { value: "object", label: "Objects" },
] as const;

const grid = "grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-4";

/** How often a concept was used, in words. */
const usedText = ({ usedBy: { experiments } }: ListedConcept): string =>
  experiments === 0
    ? "not used yet"
    : `in ${experiments} ${experiments === 1 ? "experiment" : "experiments"}`;

function ConceptCard({ concept, eager }: { readonly concept: ListedConcept; readonly eager: boolean }) {
  const { id, name, className, kind, images } = concept;
  const [first, ...others] = images;
  return (
    <li className="group relative flex flex-col overflow-hidden rounded border border-line bg-surface focus-within:border-accent hover:border-line-strong">
      <div className="grid aspect-[4/3] grid-cols-[3fr_1fr] gap-px bg-image-surround">
        {first && (
          <img
            src={imageUrl(first.sha256, 512)}
            alt=""
            loading={eager ? "eager" : "lazy"}
            decoding="async"
            className="size-full min-h-0 object-cover"
          />
        )}
        <div className="grid min-h-0 grid-rows-3 gap-px">
          {others.slice(0, 3).map(({ sha256 }) => (
            <img
              key={sha256}
              src={imageUrl(sha256, 128)}
              alt=""
              loading={eager ? "eager" : "lazy"}
              decoding="async"
              className="size-full min-h-0 object-cover"
            />
          ))}
        </div>
      </div>
      <div className="flex items-baseline justify-between gap-2 px-3 pt-2">
        <Link
          href={`/concepts/${localId(id)}`}
          prefetch={false}
          className="truncate font-medium text-text no-underline after:absolute after:inset-0 after:content-[''] group-hover:underline"
        >
          {name}
        </Link>
        <span className="shrink-0 text-xs text-muted">{images.length} photos</span>
      </div>
      <p className="truncate px-3 pb-2 text-xs text-muted">
        {className}, {kind === "LIVE" ? "living" : "object"} · {usedText(concept)}
      </p>
    </li>
  );
}

/** The concepts: every subject with its photos. */
export function ConceptList() {
  const [view, setView] = useQueryStates(conceptViewParsers, { history: "push", scroll: false });
  const [text, setText] = useState(view.q);
  useEffect(() => {
    if (text.trim() === view.q) return;
    const timer = setTimeout(() => void setView({ q: text.trim() || null }, { history: "replace" }), 200);
    return () => clearTimeout(timer);
  }, [text, view.q, setView]);
  const query = useConceptPages(conceptVariables(view));
  const concepts = query.data?.pages.flatMap(({ concepts }) => concepts.nodes) ?? [];
  const total = query.data?.pages[0]?.concepts.totalCount;
  const narrowed = view.q !== "" || view.kind !== "all";
  return (
    <>
      <PageHeader
        title={view.archived ? "Archived concepts" : "Concepts"}
        meta={
          <span aria-live="polite">
            {total != null && `${total} ${total === 1 ? "subject" : "subjects"}`}
          </span>
        }
        actions={
          <ButtonLink href="/concepts/new" look="primary" prefetch={false}>
            New concept
          </ButtonLink>
        }
      />
      <search className="mb-4 flex flex-wrap items-center gap-3" aria-label="Concepts to show">
        <Input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Search names"
          aria-label="Search names"
          className="w-56! max-sm:w-full!"
        />
        <Segmented
          label="Kind"
          value={view.kind}
          options={kinds}
          onChange={(kind) => void setView({ kind })}
        />
        <Checkbox
          label="Archived"
          checked={view.archived}
          onChange={(event) => void setView({ archived: event.target.checked || null })}
        />
      </search>
      {query.isPending ? (
        <ul className={grid} aria-busy="true" aria-label="Loading concepts">
          {Array.from({ length: 8 }, (_, i) => i).map((i) => (
            <li key={i}>
              <Skeleton className="aspect-[4/3] rounded-b-none" />
              <Skeleton className="mt-px h-13 rounded-t-none" />
            </li>
          ))}
        </ul>
      ) : query.isError && concepts.length === 0 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : concepts.length === 0 ? (
        <EmptyState
          title={narrowed ? "No concept fits" : view.archived ? "Nothing is archived" : "No concepts yet"}
          action={
            narrowed ? (
              <Button
                onClick={() => {
                  setText("");
                  void setView({ q: null, kind: null });
                }}
              >
                Clear filters
              </Button>
            ) : (
              !view.archived && (
                <ButtonLink href="/concepts/new" look="primary">
                  New concept
                </ButtonLink>
              )
            )
          }
        >
          {!narrowed &&
            !view.archived &&
            "A runner brings some when it first starts; your own are made of 4 to 6 photos."}
        </EmptyState>
      ) : (
        <>
          <ul className={classNames(grid, query.isPlaceholderData && "opacity-60")} aria-label="Concepts">
            {concepts.map((concept, i) => (
              <ConceptCard key={concept.id} concept={concept} eager={i < 8} />
            ))}
          </ul>
          {query.hasNextPage && (
            <div className="mt-6 text-center">
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
