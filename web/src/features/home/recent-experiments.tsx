import Link from "next/link";
import { timeLeft } from "../../format/duration.ts";
import { integer, percent } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { StatisticCell } from "../results/index.ts";
import type { HomeQuery } from "./home.graphql.ts";

type Recent = HomeQuery["recent"];
type RecentExperiment = Recent["nodes"][number];

/** The newest experiments with where they stand and which variant leads. */
export function RecentExperiments({ recent }: { readonly recent: Recent }) {
  return (
    <Panel
      title="Recent experiments"
      className="mt-4"
      actions={
        <Link href="/experiments" prefetch={false} className="text-sm text-accent underline">
          All{recent.totalCount !== null && ` ${integer(recent.totalCount)}`}
        </Link>
      }
    >
      <Table label="Recent experiments">
        <thead>
          <tr>
            <Th>Experiment</Th>
            <Th>Status</Th>
            <Th>Concepts</Th>
            <Th>Leading variant</Th>
            <Th numeric>ΔIS</Th>
            <Th numeric>ΔTS</Th>
            <Th>Created</Th>
          </tr>
        </thead>
        <tbody>
          {recent.nodes.map((experiment) => (
            <Row key={experiment.id} experiment={experiment} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Row({ experiment }: { readonly experiment: RecentExperiment }) {
  const { id, name, status, progress, summary, bestVariant, createdAt } = experiment;
  return (
    <tr>
      <Td>
        <Link
          href={`/experiments/${localId(id)}`}
          prefetch={false}
          className="rounded-sm font-semibold text-text underline decoration-line-strong underline-offset-2"
        >
          {name}
        </Link>
      </Td>
      <Td>
        <span className="flex items-center gap-2 whitespace-nowrap">
          <StatusBadge status={status} />
          {status === "RUNNING" && progress && (
            <span className="text-sm text-muted tabular-nums">
              {percent(progress.fraction)}, {timeLeft(progress.remainingSeconds)}
            </span>
          )}
        </span>
      </Td>
      <Td className="max-w-60 truncate text-muted" title={summary.concepts.join(", ")}>
        {summary.concepts.join(", ")}
      </Td>
      <Td>
        {bestVariant?.variant ?? <span className="text-muted">{summary.runsDone > 0 ? "none" : ""}</span>}
      </Td>
      {([bestVariant?.imageSimilarityDelta, bestVariant?.textSimilarityDelta] as const).map((delta, i) => (
        <Td key={i === 0 ? "IS" : "TS"} numeric>
          {delta && (
            <StatisticCell
              statistic={delta}
              isDelta
              decimals={4}
              name={`${i === 0 ? "IS" : "TS"} of ${bestVariant?.variant} minus the baseline in ${name}`}
            />
          )}
        </Td>
      ))}
      <Td className="text-muted">
        <When at={createdAt} />
      </Td>
    </tr>
  );
}
