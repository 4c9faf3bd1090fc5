"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { timeLeft } from "../../../format/duration.ts";
import { localId } from "../../../graphql/global-id.ts";
import { operation } from "../../../graphql/query-options.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/states.tsx";
import { Table, Td, Th } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import { runnersDocument } from "./runners.graphql.ts";

const command = "npm run dbdpo -- work";
/** Between two looks, milliseconds: runners report every few seconds. */
const lookEvery = 5_000;

/** Who works, on what, and when each runner was heard of last. */
export function RunnerList() {
  const { data, error, refetch } = useQuery({
    ...operation(runnersDocument, {}),
    refetchInterval: lookEvery,
  });
  return (
    <Panel
      title="Runners"
      description="Processes that do the work; each takes one experiment at a time. Shown are those heard of in the last half minute."
    >
      {error ? (
        <ErrorState error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-24" />
      ) : data.runners.length === 0 ? (
        <EmptyState
          title="No runner reports"
          action={
            <>
              <code className="rounded border border-line bg-page px-3 py-1.5">{command}</code>
              <CopyButton text={command} />
            </>
          }
        >
          Experiments stay queued until one does. <code>npm start</code> brings one along; start another in
          the project&apos;s folder:
        </EmptyState>
      ) : (
        <Table label="Runners">
          <thead>
            <tr>
              <Th>Runner</Th>
              <Th>Computes with</Th>
              <Th>Works on</Th>
              <Th>Progress</Th>
              <Th>Heard of</Th>
              <Th>Since</Th>
            </tr>
          </thead>
          <tbody>
            {data.runners.map(({ name, provider, threads, experiment, seenAt, startedAt }) => (
              <tr key={name}>
                <Td className="font-medium break-all">{name}</Td>
                <Td className="whitespace-nowrap">
                  {provider}, {threads} {threads === 1 ? "thread" : "threads"}
                </Td>
                <Td className="min-w-40 break-words">
                  {experiment ? (
                    <Link
                      href={`/experiments/${localId(experiment.id)}`}
                      prefetch={false}
                      className="text-accent underline underline-offset-2"
                    >
                      {experiment.name}
                    </Link>
                  ) : (
                    <span className="text-muted">waits for work</span>
                  )}
                </Td>
                <Td className="min-w-44">
                  {experiment?.progress && (
                    <div className="flex flex-col gap-1">
                      <ProgressBar
                        fraction={experiment.progress.fraction}
                        label={`Progress of ${experiment.name}`}
                      />
                      <span className="text-xs text-muted">
                        {timeLeft(experiment.progress.remainingSeconds)}
                      </span>
                    </div>
                  )}
                </Td>
                <Td>
                  <When at={seenAt} />
                </Td>
                <Td>
                  <When at={startedAt} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
