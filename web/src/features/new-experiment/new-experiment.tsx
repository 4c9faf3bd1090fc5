"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { globalId, localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { configurationChoicesDocument } from "./configuration-choices.graphql.ts";
import { type Draft, draftOf } from "./draft/draft.ts";
import { type JsonSchema, rulesOf } from "./draft/json-schema.ts";
import { ExperimentForm } from "./experiment-form.tsx";
import { type ForkedExperimentQuery, forkedExperimentDocument } from "./forked-experiment.graphql.ts";
import { mostConcepts } from "./most-concepts.ts";
import { pickableConceptsDocument } from "./pickable-concepts.graphql.ts";
import type { Preset } from "./sections/preset-picker.tsx";

export interface NewExperimentProps {
  /** The preset to begin from, by name. */
  readonly preset: string | null;
  /** The experiment to begin from, by its id as addresses have it. */
  readonly from: string | null;
  /** Names of concepts to begin with. */
  readonly concepts: readonly string[];
}

type Origin = Extract<ForkedExperimentQuery["node"], { readonly configuration: unknown }>;

const isOrigin = (node: ForkedExperimentQuery["node"] | undefined): node is Origin =>
  node != null && "configuration" in node;

/** Whether the settings are those of images made elsewhere, which this form cannot write. */
const isImport = ({ configuration }: Origin): boolean =>
  (configuration as { kind?: unknown } | null)?.kind === "import";

const Waiting = () => (
  <div aria-busy="true" className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
    <div className="flex flex-col gap-4">
      <Skeleton className="h-32" />
      <Skeleton className="h-72" />
      <Skeleton className="h-36" />
    </div>
    <Skeleton className="h-96" />
  </div>
);

/** A new experiment: from a preset, from another one's settings, or field by field. */
export function NewExperiment({ preset, from, concepts }: NewExperimentProps) {
  const choices = useQuery(operation(configurationChoicesDocument, {}));
  const pickable = useQuery(operation(pickableConceptsDocument, { first: mostConcepts }));
  const forked = useQuery({
    ...operation(forkedExperimentDocument, { id: globalId("Experiment", from ?? "") }),
    enabled: from !== null,
  });
  const schema = choices.data?.configurationSchema;
  const rules = useMemo(() => rulesOf((schema ?? {}) as JsonSchema), [schema]);

  const error = choices.error ?? pickable.error ?? forked.error;
  const retry = () => void Promise.all([choices.refetch(), pickable.refetch(), from && forked.refetch()]);
  if (!choices.data || !pickable.data || (from && !forked.data))
    return error ? <ErrorState error={error} retry={retry} /> : <Waiting />;

  const { presets, modelPacks, promptSets } = choices.data;
  const node = forked.data?.node;
  const origin = isOrigin(node) && !isImport(node) ? node : undefined;
  const begin =
    presets.find(({ name }) => name === (origin ? origin.preset : (preset ?? "demo"))) ?? presets[0];
  const own = draftOf(origin?.configuration ?? begin?.configuration, rules, begin?.name ?? null);
  const initial: Draft = {
    ...own,
    preset: origin ? origin.preset : own.preset,
    concepts: concepts.length > 0 ? concepts : own.concepts,
  };
  const namesFor = (purpose: string) => [
    ...new Set(promptSets.nodes.filter((set) => set.purpose === purpose).map(({ name }) => name)),
  ];
  const draftOfPreset = (chosen: Preset, over: Draft): Draft => {
    const next = draftOf(chosen.configuration, rules, chosen.name);
    const pack = next.values.pack || over.values.pack || "";
    return { ...next, values: { ...next.values, pack }, name: over.name, concepts: over.concepts };
  };
  return (
    <>
      {from && !origin && (
        <p role="alert" className="mb-3 rounded border border-warning bg-warning-soft p-3 text-sm">
          {isOrigin(node)
            ? `${node.name} is made of images from elsewhere: it has no settings to begin from.`
            : "The experiment to begin from does not exist (any more)."}{" "}
          This form begins with a preset instead.
        </p>
      )}
      {origin && (
        <p className="mb-3 text-sm text-muted">
          Begins with the settings of{" "}
          <a href={`/experiments/${localId(origin.id)}`} className="text-accent underline underline-offset-2">
            {origin.name}
          </a>
          . What stays the same up to a stage is not computed again.
        </p>
      )}
      <ExperimentForm
        key={origin?.id ?? begin?.name}
        rules={rules}
        presets={presets}
        packs={modelPacks.nodes.map(({ name }) => name)}
        promptSets={{
          "sampling.promptSet": ["pack", ...namesFor("TRAINING")],
          "evaluation.promptSet": namesFor("EVALUATION"),
        }}
        concepts={pickable.data.concepts.nodes}
        initial={initial}
        origin={origin?.configuration ?? begin?.configuration}
        way={new URLSearchParams({
          ...(from && { from }),
          ...(preset && { preset }),
          ...(concepts.length > 0 && { concepts: concepts.join(",") }),
        }).toString()}
        draftOfPreset={draftOfPreset}
      />
    </>
  );
}
