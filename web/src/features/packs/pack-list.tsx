"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { Badge } from "../../ui/badge.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { When } from "../../ui/when.tsx";
import { gistOf, kindWords } from "./pack-words.ts";
import { packsDocument } from "./packs.graphql.ts";
import { packsShown } from "./packs-shown.ts";

/** The model packs that have been used here. */
export function PackList() {
  const query = useQuery(operation(packsDocument, packsShown));
  const packs = query.data?.modelPacks.nodes ?? [];
  const total = query.data?.modelPacks.totalCount;
  return (
    <>
      <PageHeader
        title="Packs"
        meta={<span>{total != null && `${total} model ${total === 1 ? "pack" : "packs"}`}</span>}
      />
      {query.isPending ? (
        <Skeleton className="h-24" />
      ) : !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : packs.length === 0 ? (
        <EmptyState title="No packs yet">
          A pack is a folder of ONNX models with a model card. It appears here once a runner has used it;{" "}
          <code>npm start</code> brings a small one.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {packs.map(({ id, name, kind, hash, createdAt, card }) => (
            <li
              key={id}
              className="group relative rounded border border-line bg-surface p-4 focus-within:border-accent hover:border-line-strong"
            >
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={`/packs/${localId(id)}`}
                  prefetch={false}
                  className="text-lg font-semibold text-text no-underline after:absolute after:inset-0 after:content-[''] group-hover:underline"
                >
                  {name}
                </Link>
                <Badge>{kindWords[kind] ?? kind.toLowerCase()}</Badge>
                <code className="text-muted" title={`SHA-256 over all its files: ${hash}`}>
                  {hash.slice(0, 12)}
                </code>
                <span className="ml-auto text-sm text-muted">
                  <When at={createdAt} />
                </span>
              </div>
              <p className="mt-1 line-clamp-3 max-w-[72ch] text-sm text-muted">
                {gistOf(card) || "It brings no model card."}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
