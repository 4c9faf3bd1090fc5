"use client";
import { lazy, Suspense, useState } from "react";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Table, Td, Th } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import { keyState, reachOf } from "./key-state.ts";

const RevokeKey = lazy(() => import("./revoke-key.tsx").then((of) => ({ default: of.RevokeKey })));

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** API keys with what they are good for and when they were used; good ones can be revoked. */
export function KeyTable({ keys, label }: { readonly keys: readonly KeyRow[]; readonly label: string }) {
  const [revoking, setRevoking] = useState<KeyRow>();
  return (
    <>
      <Table label={label}>
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Begins with</Th>
            <Th>May</Th>
            <Th>Made</Th>
            <Th>Last used</Th>
            <Th>Ends</Th>
            <Th>
              <span className="sr-only">Action</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => {
            const state = keyState(key, new Date());
            return (
              <tr key={key.id} className={state === "good" ? undefined : "text-muted"}>
                <Td className="max-w-72 min-w-32 font-medium break-words">{key.name}</Td>
                <Td>
                  <code className="whitespace-nowrap">{key.prefix}…</code>
                </Td>
                <Td className="whitespace-nowrap">{reachOf(key.scopes)}</Td>
                <Td>
                  <When at={key.createdAt} />
                </Td>
                <Td>{key.lastUsedAt ? <When at={key.lastUsedAt} /> : "never"}</Td>
                <Td>{key.expiresAt ? <When at={key.expiresAt} /> : "never"}</Td>
                <Td className="text-right">
                  {state === "good" ? (
                    <Button
                      size="small"
                      look="danger"
                      aria-label={`Revoke ${key.name}`}
                      onClick={() => setRevoking(key)}
                    >
                      Revoke
                    </Button>
                  ) : (
                    <Badge>{state === "revoked" ? "Revoked" : "Expired"}</Badge>
                  )}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Suspense>
        {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(undefined)} />}
      </Suspense>
    </>
  );
}
