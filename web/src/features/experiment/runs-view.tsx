"use client";
import Link from "next/link";
import { parseAsString, useQueryStates } from "nuqs";
import { Swatch } from "../../charts/marker.tsx";
import { timeLeft } from "../../format/duration.ts";
import { withInterval } from "../../format/interval.ts";
import { percent } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { Badge, StatusBadge } from "../../ui/badge.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { StatisticCell } from "../results/index.ts";
import type { Experiment, ExperimentRun } from "./experiment.ts";
import { ExperimentFrame } from "./experiment-frame.tsx";

const parsers = {
  concept: parseAsString.withDefault(""),
  variant: parseAsString.withDefault(""),
  status: parseAsString.withDefault(""),
};

/** The page of an experiment's runs. */
export function RunsView({ id }: { readonly id: string }) {
  return (
    <ExperimentFrame id={id} view="/runs">
      {(experiment) => <RunsPanel experiment={experiment} />}
    </ExperimentFrame>
  );
}

function RunsPanel({ experiment }: { readonly experiment: Experiment }) {
  const [filter, setFilter] = useQueryStates(parsers);
  const all = experiment.runs.nodes;
  const runs = all.filter(
    (run) =>
      (!filter.concept || run.concept.name === filter.concept) &&
      (!filter.variant || run.variant === filter.variant) &&
      (!filter.status || run.status === filter.status),
  );
  const styles = seriesStyles(experiment.summary.variants);
  const left = (experiment.runs.totalCount ?? all.length) - all.length;
  const ids = runs.slice(0, 20).map((run) => localId(run.id));
  return (
    <Panel
      title={`${runs.length} ${runs.length === 1 ? "run" : "runs"}`}
      actions={
        <>
          <Filter name="concept" values={experiment.summary.concepts} filter={filter} setFilter={setFilter} />
          <Filter name="variant" values={experiment.summary.variants} filter={filter} setFilter={setFilter} />
          <Filter
            name="status"
            values={[...new Set(all.map(({ status }) => status))]}
            filter={filter}
            setFilter={setFilter}
          />
          <ButtonLink size="small" href={`/compare?runs=${ids.join(",")}`} prefetch={false}>
            Compare these
          </ButtonLink>
        </>
      }
    >
      <Table label="Runs of the experiment">
        <thead>
          <tr>
            <Th>Run</Th>
            <Th>Concept</Th>
            <Th>Status</Th>
            <Th numeric>IS</Th>
            <Th numeric>ΔIS</Th>
            <Th numeric>TS</Th>
            <Th numeric>ΔTS</Th>
            <Th>Finished</Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <Td>
                <Link
                  href={`/runs/${localId(run.id)}`}
                  prefetch={false}
                  className="inline-flex items-center gap-1.5 rounded-sm font-semibold text-text underline decoration-line-strong underline-offset-2"
                >
                  <Swatch line={false} style={styles.get(run.variant)!} />
                  {run.variant}
                </Link>
                {run.forkRound !== null && <Badge className="ml-2">fork, round {run.forkRound}</Badge>}
              </Td>
              <Td>{run.concept.name}</Td>
              <Td>
                <RunStatus run={run} />
              </Td>
              <Figures run={run} metric="imageSimilarity" />
              <Figures run={run} metric="textSimilarity" />
              <Td className="text-muted">{run.finishedAt && <When at={run.finishedAt} />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {runs.length === 0 && <p className="mt-2 text-sm text-muted">No run fits these filters.</p>}
      {left > 0 && (
        <p className="mt-2 text-sm text-muted">
          The first {all.length} runs; {left} more are in Compare.
        </p>
      )}
    </Panel>
  );
}

interface FilterProps {
  readonly name: keyof typeof parsers;
  readonly values: readonly string[];
  readonly filter: Readonly<Record<keyof typeof parsers, string>>;
  readonly setFilter: (change: Partial<Record<keyof typeof parsers, string>>) => unknown;
}

const Filter = ({ name, values, filter, setFilter }: FilterProps) =>
  values.length > 1 && (
    <Select
      aria-label={`Only of this ${name}`}
      className="h-7! w-auto! text-sm"
      value={filter[name]}
      onChange={(event) => void setFilter({ [name]: event.target.value })}
    >
      <option value="">Any {name}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {name === "status" ? value.toLowerCase() : value}
        </option>
      ))}
    </Select>
  );

function RunStatus({ run }: { readonly run: ExperimentRun }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <StatusBadge status={run.status} />
      {run.status === "RUNNING" && run.progress && (
        <span className="text-sm text-muted tabular-nums">
          {percent(run.progress.fraction)}, {timeLeft(run.progress.remainingSeconds)}
        </span>
      )}
      {run.error && run.status === "FAILED" && <span className="text-sm text-danger">{run.error.code}</span>}
    </span>
  );
}

function Figures({
  run,
  metric,
}: {
  readonly run: ExperimentRun;
  readonly metric: "imageSimilarity" | "textSimilarity";
}) {
  const figure = run.scores?.[metric];
  const name = `${metric === "imageSimilarity" ? "IS" : "TS"} of ${run.variant} of ${run.concept.name}`;
  if (!figure)
    return (
      <>
        <Td />
        <Td />
      </>
    );
  return (
    <>
      <Td numeric>
        <StatisticCell statistic={figure.statistic} name={name}>
          {withInterval({ value: figure.statistic.value }, 3)}
        </StatisticCell>
      </Td>
      <Td numeric>
        {figure.delta && (
          <StatisticCell statistic={figure.delta} isDelta decimals={4} name={`${name} minus its baseline`} />
        )}
      </Td>
    </>
  );
}
