"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { operation } from "../../graphql/query-options.ts";
import { Checkbox } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import type { ChosenRun } from "./chosen-runs.ts";
import { compareParsers } from "./compare-state.ts";
import { configurationsOf } from "./configurations-of.ts";
import { runConfigurationsDocument } from "./run-configurations.graphql.ts";
import { settingRows } from "./setting-rows.ts";

/** The settings of the runs: those that differ, or all. */
export function SettingsPanel({ runs }: { readonly runs: readonly ChosenRun[] }) {
  const [{ settings: all }, setView] = useQueryStates(compareParsers);
  const query = useQuery({
    ...operation(runConfigurationsDocument, { ids: runs.map(({ id }) => id) }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data && settingRows(configurationsOf(runs, query.data));
  const shown = rows?.filter(({ differs }) => all || differs);
  return (
    <Panel
      title="Settings"
      description={
        rows && `${rows.filter(({ differs }) => differs).length} of ${rows.length} settings differ.`
      }
      actions={
        <Checkbox
          label="All settings"
          checked={all}
          onChange={(event) => void setView({ settings: event.target.checked })}
          className="text-sm"
        />
      }
    >
      {query.error && !rows && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!rows && !query.error && <Skeleton className="h-40" />}
      {shown && (
        <Table label="Settings by run">
          <thead>
            <tr>
              <Th className="sticky left-0 bg-surface">Setting</Th>
              {runs.map((run) => (
                <Th key={run.id}>
                  <span
                    className="block max-w-48 truncate"
                    title={`${run.variant} of ${run.concept.name}, ${run.experiment.name}`}
                  >
                    {run.variant} of {run.concept.name}
                  </span>
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, values, differs }) => (
              <tr key={path}>
                <Td className="sticky left-0 bg-surface whitespace-nowrap text-muted">{path}</Td>
                {runs.map((run) => (
                  <Td key={run.id} className="font-mono text-sm whitespace-nowrap">
                    <span className={differs && all ? "font-semibold" : undefined}>
                      {values.get(run.id) ?? <span className="text-muted">not set</span>}
                    </span>
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {shown?.length === 0 && <p className="text-sm text-muted">All their settings are the same.</p>}
    </Panel>
  );
}
