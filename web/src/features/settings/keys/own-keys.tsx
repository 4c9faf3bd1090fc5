"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useQueryState } from "nuqs";
import { lazy, Suspense, useState } from "react";
import { operation } from "../../../graphql/query-options.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/field.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/states.tsx";
import { revokedParser, variablesOfKeys } from "./key-search.ts";
import { KeyTable } from "./key-table.tsx";
import { ownKeysDocument } from "./own-keys.graphql.ts";

const CreateKey = lazy(() => import("./create-key.tsx").then((of) => ({ default: of.CreateKey })));

/** One's own API keys: a list, and the way to a new one. */
export function OwnKeys() {
  const [revoked, setRevoked] = useQueryState("revoked", revokedParser);
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery({
    ...operation(ownKeysDocument, variablesOfKeys(revoked)),
    placeholderData: keepPreviousData,
  });
  const { nodes: keys = [], pageInfo } = data?.viewer.apiKeys ?? {};
  const create = (
    <Button look="primary" disabled={!data} onClick={() => setCreating(true)}>
      <Plus size={14} aria-hidden="true" /> New key
    </Button>
  );
  return (
    <Panel
      title="Your API keys"
      description={
        <>
          Credentials for scripts, sent as <code>authorization: Bearer …</code>.{" "}
          <Link href="/help#scripts" className="text-accent underline underline-offset-2">
            Script against the API
          </Link>
        </>
      }
      actions={
        <>
          <Checkbox
            label="Show revoked ones"
            checked={revoked}
            onChange={(event) => setRevoked(event.target.checked)}
            className="mr-2 text-sm"
          />
          {create}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-24" />
      ) : keys.length === 0 ? (
        <EmptyState title="No keys" action={create}>
          With a key, everything that these pages show and do can be scripted.
        </EmptyState>
      ) : (
        <KeyTable keys={keys} label="Your API keys" />
      )}
      {pageInfo?.hasNextPage && (
        <p className="mt-2 text-sm text-muted">The newest 100 are shown; revoke what is not needed.</p>
      )}
      <Suspense>
        {creating && data && <CreateKey granted={data.viewer.scopes} onClose={() => setCreating(false)} />}
      </Suspense>
    </Panel>
  );
}
