"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { operation } from "../../graphql/query-options.ts";
import { RequestError } from "../../graphql/request-error.ts";
import { openOverlay } from "../../shell/overlay.ts";
import { ThemeSwitch } from "../../shell/theme-switch.tsx";
import { buttonClasses } from "../../ui/button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { roleName } from "./role-names.ts";
import { SignOutButton } from "./sign-out-button.tsx";
import { type ViewerQuery, viewerDocument } from "./viewer.graphql.ts";

const row = "flex min-h-8 w-full items-center rounded-sm px-2 text-left text-text hover:bg-accent-soft";

export interface AccountMenuProps {
  /** What the server found: null for a stranger, undefined where the API did not answer. */
  readonly initial: ViewerQuery | null | undefined;
}

/** Who is signed in, in the header, with settings and the way out; for strangers the way in. */
export function AccountMenu({ initial }: AccountMenuProps) {
  const { data, error } = useQuery({
    ...operation(viewerDocument, {}),
    staleTime: 300_000,
    enabled: initial !== null,
    ...(initial && { initialData: initial }),
  });
  const user = data?.viewer.user;
  if (initial === null || (error instanceof RequestError && error.code === "UNAUTHENTICATED"))
    return (
      <Link href="/sign-in" className={buttonClasses("secondary")}>
        Sign in
      </Link>
    );
  return (
    <Popover
      align="end"
      trigger={
        <span
          aria-hidden="true"
          className="grid size-6 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
        >
          {user?.name.slice(0, 1).toUpperCase() ?? ""}
        </span>
      }
      triggerProps={{ className: buttonClasses("ghost", "medium", "w-8 px-0!"), "aria-label": "Account" }}
      className="w-64 p-1"
    >
      {(close) => (
        <>
          <div className="px-2 pt-1 pb-2">
            <p className="truncate font-semibold">{user?.name}</p>
            <p className="truncate text-sm text-muted">{user?.email}</p>
            <p className="text-sm text-muted">{data && roleName(data.viewer.role)}</p>
          </div>
          <div className="border-line border-y px-2 py-2">
            <ThemeSwitch />
          </div>
          <div className="pt-1">
            <Link href="/settings" prefetch={false} onClick={close} className={row}>
              Settings
            </Link>
            <button
              type="button"
              className={row}
              onClick={() => {
                close();
                openOverlay("shortcuts");
              }}
            >
              Keyboard shortcuts
            </button>
            <SignOutButton className={row} />
          </div>
        </>
      )}
    </Popover>
  );
}
