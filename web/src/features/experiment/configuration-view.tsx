"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { operation } from "../../graphql/query-options.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Input } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { experimentConfigurationDocument } from "./experiment-configuration.graphql.ts";
import { ExperimentFrame } from "./experiment-frame.tsx";
import { flattenSettings, settingsByPart } from "./flatten-settings.ts";

/** The page of every setting that determines an experiment's result. */
export function ConfigurationView({ id }: { readonly id: string }) {
  return (
    <ExperimentFrame id={id} view="/configuration">
      {() => <ConfigurationPanel id={id} />}
    </ExperimentFrame>
  );
}

function ConfigurationPanel({ id }: { readonly id: string }) {
  const [search, setSearch] = useQueryState(
    "search",
    parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  );
  const query = useQuery(operation(experimentConfigurationDocument, { id }));
  if (query.error && !query.data)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const node = query.data?.node;
  if (!node || !("configuration" in node)) return <Skeleton className="h-[560px]" />;
  const settings = flattenSettings(node.configuration).filter(({ path, value }) =>
    `${path} ${value}`.toLowerCase().includes(search.toLowerCase()),
  );
  return (
    <Panel
      title="Configuration"
      description="Every figure that determines its result, defaults filled in."
      actions={
        <>
          <Input
            type="search"
            aria-label="Find a setting"
            placeholder="Find a setting"
            className="h-7! w-44!"
            value={search}
            onChange={(event) => void setSearch(event.target.value || null)}
          />
          <CopyButton size="small" label="Copy JSON" text={JSON.stringify(node.configuration, null, 2)} />
        </>
      }
    >
      <div className="columns-1 gap-8 md:columns-2 xl:columns-3">
        {[...settingsByPart(settings)].map(([part, own]) => (
          <section key={part} className="mb-4 break-inside-avoid">
            <h3 className="border-line border-b pb-1">{part}</h3>
            <dl>
              {own.map(({ path, value }) => (
                <div key={path} className="flex justify-between gap-3 py-0.5">
                  <dt className="break-words text-muted">
                    {path.replace(part, "").replace(/^\./, "") || path}
                  </dt>
                  <dd className="text-right font-mono text-sm break-all">{value || "none"}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {settings.length === 0 && <p className="text-sm text-muted">No setting contains “{search}”.</p>}
      <p className="mt-2 text-sm break-all text-muted">
        SHA-256 <code>{node.configurationHash}</code>
      </p>
    </Panel>
  );
}
