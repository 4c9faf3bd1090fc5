"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { operation } from "../../graphql/query-options.ts";
import { buttonClasses } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { breakdownDocument } from "./breakdown.graphql.ts";
import { type BreakdownRow, byPrompt, overPrompts, promptedRuns, sortBreakdown } from "./breakdown.ts";
import { breakdownVariables } from "./breakdown-variables.ts";
import { metricNames, type ScoreMetric } from "./comparison.ts";
import { HeatTable } from "./heat-table.tsx";
import { breakdownQuery, queryHref } from "./query-text.ts";

const PromptImages = dynamic(() => import("./prompt-images.tsx").then((m) => m.PromptImages));

export interface BreakdownPanelProps {
  readonly runIds: readonly string[];
  readonly suite: string | null;
  /** The variant that the others are compared with. */
  readonly reference: string;
}

const metrics = Object.keys(metricNames) as ScoreMetric[];
const parsers = {
  metric: parseAsStringLiteral(metrics).withDefault("IMAGE_SIMILARITY"),
  by: parseAsStringLiteral(["prompt", "concept"]).withDefault("prompt"),
  order: parseAsString.withDefault("name"),
};

/** Where the differences come from: concept by concept, prompt by prompt, each opening its images. */
export function BreakdownPanel({ runIds, suite, reference }: BreakdownPanelProps) {
  const [{ metric, by, order }, setState] = useQueryStates(parsers);
  const [opened, setOpened] = useState<BreakdownRow>();
  const variables = breakdownVariables(runIds, suite);
  const query = useQuery({ ...operation(breakdownDocument, variables), placeholderData: keepPreviousData });
  if (query.error && !query.data)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-[640px]" />;
  const runs = promptedRuns(query.data);
  const measured = metrics.filter((each) =>
    runs.some(({ scores }) => scores.figures.some((figure) => figure.metric === each)),
  );
  const prompts = byPrompt(runs, metric, reference);
  const rows = sortBreakdown(by === "concept" ? overPrompts(prompts) : prompts, order);
  const variants = [...new Set(runs.map(({ variant }) => variant))].filter(
    (variant) => variant !== reference,
  );
  return (
    <Panel
      title="Where the differences come from"
      description={`Difference to ${reference} of the same concept and prompt, a mean over its images. Blue gains, red loses. Press a row to see its images.`}
      actions={
        <>
          <Segmented
            label="Rows"
            value={by}
            options={[
              { value: "prompt", label: "By prompt" },
              { value: "concept", label: "By concept" },
            ]}
            onChange={(next) => void setState({ by: next })}
          />
          <Segmented
            label="Metric"
            value={metric}
            options={measured.map((value) => ({ value, label: metricNames[value].short }))}
            onChange={(next) => void setState({ metric: next })}
          />
          <a
            href={queryHref(breakdownQuery, { runIds, suite })}
            className={buttonClasses("secondary", "small")}
          >
            Open the query
          </a>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="No figures of single prompts">
          These runs were not evaluated by {metricNames[metric].short}, or before prompts were recorded.
        </EmptyState>
      ) : (
        <HeatTable
          label={`${metricNames[metric].short}: differences by ${by} and variant`}
          rows={rows}
          variants={variants}
          reference={reference}
          sort={order}
          onSort={(next) => void setState({ order: next })}
          onOpen={setOpened}
          what={by === "concept" ? "Concept" : "Prompt"}
        />
      )}
      {opened && (
        <PromptImages
          row={opened}
          runIds={runs.filter((run) => run.concept.name === opened.concept).map(({ id }) => id)}
          suite={suite}
          close={() => setOpened(undefined)}
        />
      )}
    </Panel>
  );
}
