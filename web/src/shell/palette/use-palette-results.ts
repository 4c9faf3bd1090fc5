"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { operation } from "../../graphql/query-options.ts";
import { paletteRunsDocument } from "./palette-runs.graphql.ts";
import { paletteSearchDocument } from "./palette-search.graphql.ts";

/** Rest after the last key before the API is asked, milliseconds. */
const restMillis = 150;

/** A value that follows another once that one has rested. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMillis);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/**
 * What the API has of a search: experiments and concepts with the text in their name (the newest where it is empty), and runs:
 * the newest ones, and all of a concept once its whole name stands in the text.
 */
export function usePaletteResults(search: string) {
  const text = useRested(search.trim());
  const found = useQuery({
    ...operation(paletteSearchDocument, { text: text || null }),
    placeholderData: keepPreviousData,
  });
  const words = text.split(/\s+/).filter(Boolean);
  const concepts = useQuery({
    ...operation(paletteSearchDocument, { text: words[0] ?? null }),
    enabled: words.length > 1,
  });
  const newest = useQuery({ ...operation(paletteRunsDocument, {}), enabled: text !== "" });
  const named = [...(found.data?.concepts.nodes ?? []), ...(concepts.data?.concepts.nodes ?? [])].find(
    ({ name }) => words.includes(name),
  );
  const ofConcept = useQuery({
    ...operation(paletteRunsDocument, { filter: { concept: named?.name ?? "" } }),
    enabled: named !== undefined,
  });
  const runs = [...(newest.data?.runs.nodes ?? []), ...(named ? (ofConcept.data?.runs.nodes ?? []) : [])];
  return {
    experiments: found.data?.experiments.nodes ?? [],
    concepts: found.data?.concepts.nodes ?? [],
    runs: text ? [...new Map(runs.map((run) => [run.id, run])).values()] : [],
    pending: found.isPending || (text !== "" && newest.isPending) || text !== search.trim(),
    failed: found.isError,
  };
}
