import { createLoader, type SearchParams } from "nuqs/server";
import { viewerDocument } from "../../../../features/session/index.ts";
import { auditLogDocument } from "../../../../features/settings/audit/audit-log.graphql.ts";
import { AuditLog } from "../../../../features/settings/audit/audit-log.tsx";
import { auditPeopleDocument } from "../../../../features/settings/audit/audit-people.graphql.ts";
import { ForAdmins } from "../../../../features/settings/for-admins.tsx";
import { auditParsers, variablesOfAudit } from "../../../../features/settings/people-search.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

export const metadata = { title: "Audit log · Settings" };

const readSearch = createLoader(auditParsers);

export default async function AuditPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const asking = await prefetch(viewerDocument, {});
  if (asking && asking.viewer.role !== "ADMIN") return <ForAdmins />;
  const search = await readSearch(searchParams);
  await Promise.all([
    prefetch(auditLogDocument, variablesOfAudit(search)),
    prefetch(auditPeopleDocument, {}),
  ]);
  return (
    <Prefetched>
      <AuditLog />
    </Prefetched>
  );
}
