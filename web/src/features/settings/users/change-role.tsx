"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "../../../graphql/use-action.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.ts";
import { roleName, roles } from "../../session/index.ts";
import { setUserRoleDocument } from "./set-user-role.graphql.ts";
import type { UserRow } from "./user-row.ts";

/** Asks whether an account is to have the other role, and gives it. */
export function ChangeRole({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const client = useQueryClient();
  const role = user.role === "ADMIN" ? "RESEARCHER" : "ADMIN";
  const change = useAction(setUserRoleDocument, {
    onSuccess: async () => {
      await client.invalidateQueries();
      toast(`${user.name} is ${roleName(role).toLowerCase()} now.`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Make ${user.name} ${role === "ADMIN" ? "an admin" : "a researcher"}?`}
      action={role === "ADMIN" ? "Make admin" : "Make researcher"}
      danger={role === "RESEARCHER"}
      busy={change.isPending}
      error={change.error?.message}
      onConfirm={() => change.mutate({ id: user.id, role })}
    >
      <p>
        {roleName(user.role)} now: {roles[user.role]?.may.toLowerCase()}. Then:{" "}
        {roles[role]?.may.toLowerCase()}.
      </p>
      {role === "RESEARCHER" && <p className="mt-2">What their API keys may do is narrowed at once.</p>}
    </ConfirmDialog>
  );
}
