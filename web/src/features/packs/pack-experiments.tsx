"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { packExperimentsDocument } from "./pack-experiments.graphql.ts";

/** Experiments that a pack's page shows; the list of experiments has them all. */
const shown = 15;

/** The newest experiments on a pack, and the way to all of them. */
export function PackExperiments({ pack }: { readonly pack: string }) {
  const query = useQuery(operation(packExperimentsDocument, { pack, first: shown }));
  const list = query.data?.experiments;
  const all = `/experiments?${new URLSearchParams({ backbone: pack })}`;
  return (
    <Panel
      title="Experiments on it"
      actions={
        list &&
        list.nodes.length > 0 && (
          <ButtonLink href={all} size="small" prefetch={false}>
            All {list.totalCount ?? ""}
          </ButtonLink>
        )
      }
    >
      {query.isPending ? (
        <Skeleton className="h-40" />
      ) : !list ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : list.nodes.length === 0 ? (
        <EmptyState title="No experiment is on it yet" />
      ) : (
        <Table label={`Experiments on ${pack}`}>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>Status</Th>
              <Th>Concepts</Th>
              <Th numeric>Created</Th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.map(({ id, name, status, createdAt, summary }) => (
              <tr key={id} className="hover:bg-page">
                <Td>
                  <Link
                    href={`/experiments/${localId(id)}`}
                    prefetch={false}
                    className="text-text underline underline-offset-2"
                  >
                    {name}
                  </Link>
                </Td>
                <Td>
                  <StatusBadge status={status} />
                </Td>
                <Td className="max-w-40 truncate">
                  <span title={summary.concepts.join(", ")}>{summary.concepts.join(", ")}</span>
                </Td>
                <Td numeric className="text-sm text-muted">
                  <When at={createdAt} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
