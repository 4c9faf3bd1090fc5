"use client";
import { Button } from "../../../ui/button.tsx";
import { Table, Td, Th } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import { roleName } from "../../session/index.ts";
import type { UserDialog, UserRow } from "./user-row.ts";

export interface UserTableProps {
  readonly users: readonly UserRow[];
  readonly onOpen: (dialog: UserDialog, user: UserRow) => void;
}

/** Accounts with their role and keys, and what an admin can do with each. */
export const UserTable = ({ users, onOpen }: UserTableProps) => (
  <Table label="Users">
    <thead>
      <tr>
        <Th>Name</Th>
        <Th>E-mail</Th>
        <Th>Role</Th>
        <Th>Made</Th>
        <Th>Has signed in</Th>
        <Th numeric>Keys in use</Th>
        <Th>
          <span className="sr-only">Action</span>
        </Th>
      </tr>
    </thead>
    <tbody>
      {users.map((user) => (
        <tr key={user.id}>
          <Td className="max-w-64 min-w-32 font-medium break-words">{user.name}</Td>
          <Td className="max-w-72 min-w-32 break-words">{user.email}</Td>
          <Td className="whitespace-nowrap">{roleName(user.role)}</Td>
          <Td>
            <When at={user.createdAt} />
          </Td>
          <Td>{user.signedIn ? "yes" : "not yet"}</Td>
          <Td numeric>{user.apiKeys.totalCount ?? 0}</Td>
          <Td>
            <div className="flex justify-end gap-1">
              {(
                [
                  ["link", "Sign-in link", "Make a sign-in link for"],
                  ["keys", "Keys", "API keys of"],
                  ["role", "Role", "Change the role of"],
                ] as const
              ).map(([kind, label, about]) => (
                <Button
                  key={kind}
                  size="small"
                  aria-label={`${label}: ${about} ${user.name}`}
                  onClick={() => onOpen(kind, user)}
                >
                  {label}
                </Button>
              ))}
            </div>
          </Td>
        </tr>
      ))}
    </tbody>
  </Table>
);
