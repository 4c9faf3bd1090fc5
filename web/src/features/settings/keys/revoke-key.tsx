"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "../../../graphql/use-action.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.ts";
import { When } from "../../../ui/when.tsx";
import { revokeKeyDocument } from "./revoke-key.graphql.ts";

export interface RevokeKeyProps {
  readonly apiKey: { readonly id: string; readonly name: string; readonly lastUsedAt: string | null };
  readonly onClose: () => void;
}

/** Asks whether a key is to be revoked, and does it. */
export function RevokeKey({ apiKey, onClose }: RevokeKeyProps) {
  const client = useQueryClient();
  const revoke = useAction(revokeKeyDocument, {
    onSuccess: async () => {
      await client.invalidateQueries();
      toast(`${apiKey.name} is revoked.`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Revoke ${apiKey.name}?`}
      action="Revoke key"
      danger
      busy={revoke.isPending}
      error={revoke.error?.message}
      onConfirm={() => revoke.mutate({ id: apiKey.id })}
    >
      <p>
        Within seconds, whatever uses this key is refused. This cannot be taken back; a new key can be made at
        any time.
      </p>
      <p className="mt-2">
        {apiKey.lastUsedAt ? (
          <>
            It was used last <When at={apiKey.lastUsedAt} />.
          </>
        ) : (
          "It has never been used."
        )}
      </p>
    </ConfirmDialog>
  );
}
