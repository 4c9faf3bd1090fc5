"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { operation } from "../../../graphql/query-options.ts";
import { Button } from "../../../ui/button.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/states.tsx";
import { auditParsers, variablesOfAudit } from "../people-search.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { auditLogDocument } from "./audit-log.graphql.ts";
import { AuditTable } from "./audit-table.tsx";

/** Everything that was changed or tried, by whom and when, for admins. */
export function AuditLog() {
  const [search, setSearch] = useQueryStates(auditParsers);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...operation(auditLogDocument, variablesOfAudit(search)),
    placeholderData: keepPreviousData,
  });
  const entries = data?.auditLog.nodes ?? [];
  const page = data?.auditLog.pageInfo;
  const narrowed = search.action ?? search.outcome ?? search.user;
  const clear = () => setSearch({ action: null, outcome: null, user: null, after: null, before: null });
  return (
    <Panel title="Audit log" description="Every change and upload, newest first. Secrets are left out of it.">
      <AuditFilters
        search={search}
        onChange={(change) => setSearch({ ...change, after: null, before: null })}
      />
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-96" />
      ) : entries.length === 0 ? (
        <EmptyState
          title={narrowed ? "No entry fits" : "Nothing has been changed yet"}
          action={narrowed && <Button onClick={clear}>Show all</Button>}
        />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <AuditTable entries={entries} />
        </div>
      )}
      {page && (
        <Pager
          of={["entry", "entries"]}
          total={data?.auditLog.totalCount}
          hasBefore={page.hasPreviousPage}
          hasAfter={page.hasNextPage}
          onBefore={() => setSearch({ before: page.startCursor, after: null }, { history: "push" })}
          onAfter={() => setSearch({ after: page.endCursor, before: null }, { history: "push" })}
        />
      )}
    </Panel>
  );
}
