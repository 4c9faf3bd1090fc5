"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { RequestError } from "../../graphql/request-error.ts";
import { useAction } from "../../graphql/use-action.ts";
import { toast } from "../../ui/toast.ts";
import { experimentFacetsDocument } from "./experiment-facets.graphql.ts";
import type { ListedExperiment } from "./experiment-row-data.ts";
import { experimentsDocument } from "./experiments.graphql.ts";
import { isPinned, withPin } from "./pinned.ts";
import { tagExperimentDocument } from "./tag-experiment.graphql.ts";
import { tagsStoredMeanwhile } from "./tags-stored-meanwhile.ts";

/** Asks anew for every list of experiments that is on the page. */
export function reloadLists(client: QueryClient): Promise<void> {
  void client.invalidateQueries({ queryKey: [experimentFacetsDocument.name] });
  return client.invalidateQueries({ queryKey: [experimentsDocument.name] });
}

/**
 * Pins an experiment for the whole team, or takes the pin away. Tags that somebody else has set meanwhile are kept: the pin is
 * then laid over theirs.
 */
export function usePin(): (experiment: ListedExperiment) => Promise<void> {
  const client = useQueryClient();
  const { mutateAsync } = useAction(tagExperimentDocument);
  return async ({ id, name, tags }) => {
    const pinned = !isPinned({ tags });
    const store = (seen: readonly string[]) =>
      mutateAsync({ id, tags: withPin(seen, pinned), expectedTags: [...seen] });
    try {
      await store(tags).catch((error: RequestError) => {
        const stored = tagsStoredMeanwhile(error);
        if (!stored) throw error;
        return store(stored);
      });
      await reloadLists(client);
      toast.success(pinned ? `${name} is pinned for everyone.` : `${name} is no longer pinned.`);
    } catch (error) {
      toast.error(`${name} was not ${pinned ? "pinned" : "unpinned"}. ${(error as RequestError).message}`);
    }
  };
}
