"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { operation } from "../../graphql/query-options.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Checkbox, Input } from "../../ui/field.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { configurationOfRun, configurationTree, type Setting, settingText } from "./configuration-tree.ts";
import { type RunConfigurationQuery, runConfigurationDocument } from "./run-configuration.graphql.ts";
import type { RunState } from "./run-state.ts";
import type { SetRunState } from "./set-run-state.ts";
import type { Run } from "./use-run.ts";

type Node = Extract<NonNullable<RunConfigurationQuery["node"]>, { configuration: unknown }>;
type Difference = Node["configurationDifferences"][number];

export interface ConfigurationProps {
  readonly run: Run;
  readonly state: RunState;
  readonly setState: SetRunState;
}

/** Every setting that determines the run's result; those that its siblings have otherwise are marked, with what they have. */
export function Configuration({ run, state, setState }: ConfigurationProps) {
  const { data, error, refetch } = useQuery(operation(runConfigurationDocument, { id: run.id }));
  const [find, setFind] = useState("");
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const node = data.node && "configuration" in data.node ? (data.node as Node) : undefined;
  if (!node) return null;
  const whole = configurationOfRun(node.experiment.configuration, node.configuration, run);
  const differences = new Map(node.configurationDifferences.map((each) => [each.path, each]));
  const words = find.trim().toLowerCase();
  const isShown = ({ path, value }: Setting) =>
    (!state.differences || differences.has(path)) &&
    (!words || `${path} ${settingText(value)}`.toLowerCase().includes(words));
  const groups = configurationTree(whole)
    .map(({ name, settings }) => ({ name, settings: settings.filter(isShown) }))
    .filter(({ settings }) => settings.length > 0);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          type="search"
          aria-label="Find settings"
          placeholder="Find settings"
          className="w-56!"
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        {run.siblings.length > 0 && (
          <Checkbox
            className="text-sm"
            label={`Only the ${differences.size} that differ from siblings`}
            checked={state.differences}
            onChange={(event) => void setState({ differences: event.target.checked || null })}
          />
        )}
        <span className="ml-auto flex items-center gap-2 text-sm text-muted">
          SHA-256{" "}
          <code title={node.experiment.configurationHash}>
            {node.experiment.configurationHash.slice(0, 12)}
          </code>
          <CopyButton text={JSON.stringify(whole, null, 2)} label="Copy as JSON" />
        </span>
      </div>
      {groups.length === 0 && (
        <EmptyState title="No such setting">
          {state.differences
            ? "Nothing that differs from its siblings matches."
            : "No setting has these words."}
        </EmptyState>
      )}
      <div className="columns-1 gap-4 lg:columns-2">
        {groups.map(({ name, settings }) => (
          <section key={name} className="mb-4 break-inside-avoid rounded border border-line bg-surface">
            <h2 className="border-line border-b px-3 py-1.5 text-base!">{name}</h2>
            <dl>
              {settings.map((setting) => (
                <SettingLine
                  key={setting.path}
                  setting={setting}
                  group={name}
                  difference={differences.get(setting.path)}
                  own={run.id}
                />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function SettingLine({
  setting: { path, value },
  group,
  difference,
  own,
}: {
  readonly setting: Setting;
  readonly group: string;
  readonly difference: Difference | undefined;
  readonly own: string;
}) {
  const name = path.startsWith(`${group}.`) ? path.slice(group.length + 1) : path;
  const others = difference?.values.filter(({ run }) => run.id !== own) ?? [];
  return (
    <div
      className={`grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-3 border-line border-b px-3 py-1 text-sm last:border-b-0 ${difference ? "bg-accent-soft" : ""}`}
    >
      <dt className="break-words text-muted">
        <code>{name}</code>
        {difference && <span className="ml-2 text-xs font-medium text-accent">differs</span>}
      </dt>
      <dd className="break-words">
        <code className="whitespace-pre-wrap">{settingText(value)}</code>
        {others.length > 0 && (
          <ul className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
            {others.map(({ run, value: theirs }) => (
              <li key={run.id}>
                {run.variant}: <code>{settingText(theirs)}</code>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
