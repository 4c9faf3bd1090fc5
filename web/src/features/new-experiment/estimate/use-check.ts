"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { operation } from "../../../graphql/query-options.ts";
import { checkConfiguration, type Issue } from "../draft/issues.ts";
import { type EstimateQueryVariables, estimateDocument } from "../estimate.graphql.ts";
import { useSettled } from "./use-settled.ts";

type Input = EstimateQueryVariables["input"];

/** How long editing must rest before the server is asked, milliseconds. */
const rest = 400;

/** Judges a draft while it is edited: first by the schema here, then, where that finds nothing, by the API. */
export function useCheck(input: Input, configuration: unknown) {
  const written = JSON.stringify(configuration);
  const here = useQuery({
    queryKey: ["configuration issues", written],
    queryFn: () => checkConfiguration(JSON.parse(written)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    networkMode: "always",
  });
  const asked = useSettled(JSON.stringify(input), rest);
  const sound = here.data?.length === 0 && !here.isPlaceholderData;
  const there = useQuery({
    ...operation(estimateDocument, { input: JSON.parse(asked) as Input }),
    enabled: sound,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const answer = there.data?.estimateExperiment;
  const refused = answer && "issues" in answer ? answer.issues : [];
  const ofThis = sound && asked === JSON.stringify(input) && !there.isPlaceholderData;
  const settled = ofThis && !there.isFetching;
  const issues: readonly Issue[] = here.data?.length ? here.data : ofThis ? refused : [];
  return {
    issues,
    /** The latest estimate, possibly of the draft as it was a moment ago. */
    estimate: answer && "estimate" in answer ? answer.estimate : undefined,
    /** Whether the estimate is of the draft as it stands. */
    settled,
    /** Whether an answer is still to come; not where the draft has a wrong field. */
    busy: !settled && (sound || here.isPlaceholderData || here.isPending),
    /** Why there is no estimate, where the server could not be asked. */
    error: there.error,
    retry: () => void there.refetch(),
  };
}

export type Check = ReturnType<typeof useCheck>;
export type CostEstimate = NonNullable<Check["estimate"]>;
