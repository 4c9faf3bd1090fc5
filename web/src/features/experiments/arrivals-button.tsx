"use client";
import { useQuery } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { Button } from "../../ui/button.tsx";
import type { ExperimentFilter } from "./experiments.graphql.ts";
import { newestExperimentDocument } from "./newest-experiment.graphql.ts";

/** Between two looks whether somebody has made another experiment, milliseconds. */
const lookEvery = 15_000;

export interface ArrivalsButtonProps {
  readonly filter: ExperimentFilter;
  /** The rows that are there. */
  readonly known: readonly { readonly id: string }[];
  /** Whether new ones would stand on top. */
  readonly active: boolean;
  readonly onShow: () => void;
}

/** Says that there are experiments which the list does not show yet; they come in when asked for, not under the pointer. */
export function ArrivalsButton({ filter, known, active, onShow }: ArrivalsButtonProps) {
  const { data } = useQuery({
    ...operation(newestExperimentDocument, { filter }),
    enabled: active && known.length > 0,
    refetchInterval: lookEvery,
    staleTime: lookEvery,
  });
  const newest = data?.experiments.nodes[0];
  const arrived = active && newest && known.length > 0 && !known.some(({ id }) => id === newest.id);
  return (
    <span aria-live="polite">{arrived && <Button onClick={onShow}>New experiments: show them</Button>}</span>
  );
}
