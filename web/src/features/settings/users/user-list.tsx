"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { debounce, useQueryStates } from "nuqs";
import { lazy, Suspense, useState } from "react";
import { operation } from "../../../graphql/query-options.ts";
import { Button } from "../../../ui/button.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/states.tsx";
import { userParsers, variablesOfUsers } from "../people-search.ts";
import type { UserDialog, UserRow } from "./user-row.ts";
import { UserTable } from "./user-table.tsx";
import { usersDocument } from "./users.graphql.ts";

const CreateUser = lazy(() => import("./create-user.tsx").then((of) => ({ default: of.CreateUser })));
const SignInLink = lazy(() => import("./sign-in-link.tsx").then((of) => ({ default: of.SignInLink })));
const UserKeys = lazy(() => import("./user-keys.tsx").then((of) => ({ default: of.UserKeys })));
const ChangeRole = lazy(() => import("./change-role.tsx").then((of) => ({ default: of.ChangeRole })));

/** Accounts, for admins: who there is, what they may do, how they get in. */
export function UserList() {
  const [search, setSearch] = useQueryStates(userParsers);
  const [creating, setCreating] = useState(false);
  const [dialog, setDialog] = useState<{ readonly kind: UserDialog; readonly user: UserRow }>();
  const { data, error, refetch } = useQuery({
    ...operation(usersDocument, variablesOfUsers(search)),
    placeholderData: keepPreviousData,
  });
  const users = data?.users.nodes ?? [];
  const page = data?.users.pageInfo;
  const close = () => setDialog(undefined);
  const narrowed = search.email !== "" || search.role !== null;
  return (
    <Panel
      title="Users"
      description="Accounts are made here; each signs in by a link that works once."
      actions={
        <Button look="primary" onClick={() => setCreating(true)}>
          <Plus size={14} aria-hidden="true" /> New user
        </Button>
      }
    >
      <div className="mb-3 flex flex-wrap gap-3">
        <Field label="E-mail contains" className="w-56">
          <Input
            type="search"
            value={search.email}
            onChange={({ target }) =>
              setSearch(
                { email: target.value, after: null, before: null },
                { limitUrlUpdates: debounce(250) },
              )
            }
          />
        </Field>
        <Field label="Role" className="w-40">
          <Select
            value={search.role ?? ""}
            onChange={({ target }) =>
              setSearch({ role: (target.value || null) as typeof search.role, after: null, before: null })
            }
          >
            <option value="">Any</option>
            <option value="ADMIN">Admin</option>
            <option value="RESEARCHER">Researcher</option>
          </Select>
        </Field>
      </div>
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-48" />
      ) : users.length === 0 ? (
        <EmptyState
          title="Nobody fits"
          action={
            narrowed && <Button onClick={() => setSearch({ email: null, role: null })}>Show everybody</Button>
          }
        />
      ) : (
        <UserTable users={users} onOpen={(kind, user) => setDialog({ kind, user })} />
      )}
      {page && (
        <Pager
          of={["user", "users"]}
          total={data?.users.totalCount}
          hasBefore={page.hasPreviousPage}
          hasAfter={page.hasNextPage}
          onBefore={() => setSearch({ before: page.startCursor, after: null }, { history: "push" })}
          onAfter={() => setSearch({ after: page.endCursor, before: null }, { history: "push" })}
        />
      )}
      <Suspense>
        {creating && <CreateUser onClose={() => setCreating(false)} />}
        {dialog?.kind === "link" && <SignInLink user={dialog.user} onClose={close} />}
        {dialog?.kind === "keys" && <UserKeys user={dialog.user} onClose={close} />}
        {dialog?.kind === "role" && <ChangeRole user={dialog.user} onClose={close} />}
      </Suspense>
    </Panel>
  );
}
