"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { operation } from "../../../graphql/query-options.ts";
import { ShortcutList } from "../../../shell/shortcuts/shortcut-list.tsx";
import { ShortcutSwitch } from "../../../shell/shortcuts/shortcut-switch.tsx";
import type { Theme } from "../../../shell/theme.ts";
import { ThemeSwitch } from "../../../shell/theme-switch.tsx";
import { buttonClasses } from "../../../ui/button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { ErrorState, Skeleton } from "../../../ui/states.tsx";
import { When } from "../../../ui/when.tsx";
import { roles, SessionsPanel, SignOutButton } from "../../session/index.ts";
import { accountDocument } from "./account.graphql.ts";

/** Who is signed in and what they may do. */
function AccountPanel() {
  const { data, error, refetch } = useQuery(operation(accountDocument, {}));
  const user = data?.viewer.user;
  const role = data && roles[data.viewer.role];
  return (
    <Panel title="Account" actions={<SignOutButton className={buttonClasses()} />}>
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-16" />
      ) : (
        <dl className="grid grid-cols-[6rem_1fr] gap-y-1">
          <dt className="text-muted">Name</dt>
          <dd className="break-words">{user?.name}</dd>
          <dt className="text-muted">E-mail</dt>
          <dd className="break-all">{user?.email}</dd>
          <dt className="text-muted">Role</dt>
          <dd>
            {role?.name} <span className="text-muted">– {role?.may.toLowerCase()}</span>
          </dd>
          <dt className="text-muted">Made</dt>
          <dd>{user && <When at={user.createdAt} />}</dd>
          <dt className="text-muted">API keys</dt>
          <dd>
            <Link href="/settings/keys" className="text-accent underline underline-offset-2">
              {data.viewer.apiKeys.totalCount ?? 0} in use
            </Link>
          </dd>
        </dl>
      )}
    </Panel>
  );
}

/** One's own account: role, look, keyboard, and where it is signed in. */
export function AccountPanels({ theme }: { readonly theme: Theme }) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <AccountPanel />
        <Panel title="Theme" description="Kept in this browser. System follows the machine.">
          <ThemeSwitch initial={theme} />
        </Panel>
        <SessionsPanel />
      </div>
      <Panel
        title="Keyboard shortcuts"
        description="They rest while you type in a field. Kept in this browser."
      >
        <div className="mb-4">
          <ShortcutSwitch />
        </div>
        <ShortcutList />
      </Panel>
    </div>
  );
}
