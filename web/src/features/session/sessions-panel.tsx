"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.ts";
import { When } from "../../ui/when.tsx";
import { endOtherSessions, endSession, listSessions } from "./auth-requests.ts";
import { describeBrowser } from "./describe-browser.ts";

const key = ["browser-sessions"];

/** The browsers that are signed in to one's account, each of which can be signed out from here. */
export function SessionsPanel() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: listSessions });
  const end = useMutation({
    mutationFn: (token: string | null) => (token === null ? endOtherSessions() : endSession(token)),
    onSuccess: () => toast("Signed out there."),
    onError: (cause) => toast.error("That browser is still signed in.", { description: cause.message }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const others = data?.filter(({ current }) => !current).length ?? 0;
  return (
    <Panel
      title="Where you are signed in"
      description="A sign-in lasts a week from its last use."
      actions={
        others > 1 && (
          <Button look="danger" busy={end.isPending} onClick={() => end.mutate(null)}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-16" />
      ) : (
        <Table label="Browsers that are signed in">
          <thead>
            <tr>
              <Th>Browser</Th>
              <Th>Signed in</Th>
              <Th>Renewed</Th>
              <Th>
                <span className="sr-only">Action</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {data.map((session) => (
              <tr key={session.id}>
                <Td className="whitespace-nowrap">{describeBrowser(session.userAgent)}</Td>
                <Td>
                  <When at={session.createdAt} />
                </Td>
                <Td>
                  <When at={session.updatedAt} />
                </Td>
                <Td className="text-right">
                  {session.current ? (
                    <Badge tone="accent">This browser</Badge>
                  ) : (
                    <Button
                      size="small"
                      busy={end.isPending && end.variables === session.token}
                      aria-label={`Sign out ${describeBrowser(session.userAgent)}`}
                      onClick={() => end.mutate(session.token)}
                    >
                      Sign out
                    </Button>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
