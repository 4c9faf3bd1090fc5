"use client";
import { useQuery } from "@tanstack/react-query";
import { operation } from "../../../graphql/query-options.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/states.tsx";
import { KeyTable } from "../keys/key-table.tsx";
import { userKeysDocument } from "./user-keys.graphql.ts";
import type { UserRow } from "./user-row.ts";

/** The API keys of an account, which an admin may revoke. */
export function UserKeys({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery(operation(userKeysDocument, { id: user.id }));
  const keys = data?.node && "apiKeys" in data.node ? data.node.apiKeys.nodes : [];
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={`API keys of ${user.name}`}>
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-32" />
      ) : keys.length === 0 ? (
        <EmptyState title="No keys">{user.name} has made none.</EmptyState>
      ) : (
        <KeyTable keys={keys} label={`API keys of ${user.name}`} />
      )}
    </Dialog>
  );
}
