"use client";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, useState } from "react";
import { exactTime } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Table, Td, Th } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import { pageOfThing } from "../page-of-thing.ts";

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly target: string | null;
  readonly input: unknown;
  readonly address: string | null;
  readonly requestId: string;
  readonly user: { readonly name: string; readonly email: string } | null;
  readonly apiKey: { readonly name: string; readonly prefix: string } | null;
}

const toneOf = (outcome: string) =>
  outcome === "done" ? "success" : outcome === "started" ? "warning" : "danger";

function Details({ entry }: { readonly entry: AuditRow }) {
  return (
    <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-1 py-2 text-sm">
      <dt className="text-muted">Time</dt>
      <dd>{exactTime(entry.at)}</dd>
      <dt className="text-muted">Request</dt>
      <dd>
        <code className="break-all">{entry.requestId}</code>
      </dd>
      <dt className="text-muted">From</dt>
      <dd>{entry.address ?? "unknown"}</dd>
      <dt className="text-muted">With</dt>
      <dd>{entry.apiKey ? `key ${entry.apiKey.name} (${entry.apiKey.prefix}…)` : "a browser's session"}</dd>
      <dt className="text-muted">Input</dt>
      <dd>
        <pre className="max-h-80 overflow-auto rounded border border-line bg-page p-2 whitespace-pre-wrap break-words">
          {JSON.stringify(entry.input, null, 2)}
        </pre>
      </dd>
    </dl>
  );
}

/** Entries of the audit log; each opens to its input and where it came from. */
export function AuditTable({ entries }: { readonly entries: readonly AuditRow[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpen(
      (before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]),
    );
  return (
    <Table label="Audit log">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Action</Th>
          <Th>Outcome</Th>
          <Th>By</Th>
          <Th>To</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const isOpen = open.has(entry.id);
          const page = entry.target && pageOfThing(entry.target);
          return (
            <Fragment key={entry.id}>
              <tr>
                <Td className={isOpen ? "border-b-0" : undefined}>
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    className="flex min-h-6 items-center gap-1"
                    onClick={() => toggle(entry.id)}
                  >
                    <ChevronRight
                      size={14}
                      aria-hidden="true"
                      className={classNames("shrink-0 transition-transform", isOpen && "rotate-90")}
                    />
                    <When at={entry.at} />
                    <span className="sr-only">, details of {entry.action}</span>
                  </button>
                </Td>
                <Td className={isOpen ? "border-b-0" : undefined}>
                  <code>{entry.action}</code>
                </Td>
                <Td className={isOpen ? "border-b-0" : undefined}>
                  <Badge tone={toneOf(entry.outcome)}>{entry.outcome}</Badge>
                </Td>
                <Td className={classNames("whitespace-nowrap", isOpen && "border-b-0")}>
                  {entry.user?.name ?? "–"}
                  {entry.apiKey && <span className="text-muted"> by key {entry.apiKey.name}</span>}
                </Td>
                <Td className={classNames("whitespace-nowrap", isOpen && "border-b-0")}>
                  {page ? (
                    <Link href={page} prefetch={false} className="text-accent underline underline-offset-2">
                      {entry.target?.split(":")[0]}
                    </Link>
                  ) : (
                    (entry.target?.split(":")[0] ?? "–")
                  )}
                </Td>
              </tr>
              {isOpen && (
                <tr>
                  <Td colSpan={5} className="pl-7">
                    <Details entry={entry} />
                  </Td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
}
