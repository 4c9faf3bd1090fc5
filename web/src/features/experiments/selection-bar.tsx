"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { globalId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.ts";
import { compareAddress } from "./compare-address.ts";
import type { ListedExperiment } from "./experiment-row-data.ts";
import { loadedExperiments } from "./loaded-experiments.ts";
import { runsToCompareDocument } from "./runs-to-compare.graphql.ts";

export interface SelectionBarProps {
  /** Ids of the ticked experiments, as addresses have them. */
  readonly selected: readonly string[];
  /** Whether archived ones are shown: what can be done is then to restore them. */
  readonly archived: boolean;
  readonly onArchive: (experiments: readonly ListedExperiment[]) => void;
  readonly onClear: () => void;
}

/** What can be done with the ticked experiments. It lies over the page's foot, so that nothing moves. */
export function SelectionBar({ selected, archived, onArchive, onClear }: SelectionBarProps) {
  const client = useQueryClient();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  if (selected.length === 0) return null;
  const compare = async () => {
    setBusy(true);
    try {
      const ids = selected.map((id) => globalId("Experiment", id));
      const { nodes } = await client.fetchQuery(operation(runsToCompareDocument, { ids }));
      const { href, note } = compareAddress(nodes);
      if (note) toast(note);
      if (href) router.push(href);
    } catch (error) {
      toast.error(`Their runs could not be looked up. ${(error as Error).message}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      aria-label="Selected experiments"
      className="fixed inset-x-3 bottom-4 z-20 mx-auto flex w-fit flex-wrap items-center gap-2 rounded border border-line-strong bg-raised px-3 py-2 shadow-overlay"
    >
      <span className="mr-2 font-medium" aria-live="polite">
        {selected.length} selected
      </span>
      <Button look="primary" busy={busy} onClick={() => void compare()}>
        Compare
      </Button>
      <Button onClick={() => onArchive(loadedExperiments(client, selected))}>
        {archived ? "Restore" : "Archive"}
      </Button>
      <Button look="ghost" onClick={onClear}>
        Clear selection
      </Button>
    </section>
  );
}
