"use client";
import { useQuery } from "@tanstack/react-query";
import { globalId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Badge } from "../../ui/badge.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Markdown } from "../../ui/markdown/markdown.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { When } from "../../ui/when.tsx";
import { type PackQuery, packDocument } from "./pack.graphql.ts";
import { PackExperiments } from "./pack-experiments.tsx";
import { kindWords } from "./pack-words.ts";

type Found = Extract<PackQuery["node"], { readonly hash: string }>;

const isPack = (node: PackQuery["node"]): node is Found => node !== null && "hash" in node;

/** One model pack: its card, what identifies it, and the experiments on it. */
export function PackPage({ id }: { readonly id: string }) {
  const query = useQuery(operation(packDocument, { id: globalId("ModelPack", id) }));
  if (query.isPending)
    return (
      <div aria-busy="true">
        <Skeleton className="mb-4 h-14 w-64" />
        <Skeleton className="h-96" />
      </div>
    );
  if (!query.data) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const pack = query.data.node;
  if (!isPack(pack)) return <NotFound />;
  const { name, kind, hash, card, createdAt } = pack;
  return (
    <>
      <PageHeader
        title={name}
        trail={[{ label: "Packs", href: "/packs" }]}
        meta={
          <>
            <Badge>{kindWords[kind] ?? kind.toLowerCase()}</Badge>
            <span>
              first used <When at={createdAt} />
            </span>
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(320px,2fr)] xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel>
          {card ? (
            <Markdown text={card} />
          ) : (
            <EmptyState title="It brings no model card">
              A file <code>CARD.md</code> in the pack&apos;s folder is shown here.
            </EmptyState>
          )}
        </Panel>
        <div className="flex min-w-0 flex-col gap-6">
          <Panel
            title="Identity"
            description="SHA-256 over all its files: stages made with another pack are never mixed with these."
          >
            <div className="flex flex-wrap items-center gap-2">
              <code className="min-w-0 flex-1 [overflow-wrap:anywhere]">{hash}</code>
              <CopyButton text={hash} label="Copy hash" size="small" />
            </div>
          </Panel>
          <PackExperiments pack={name} />
        </div>
      </div>
    </>
  );
}
