"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { RequestError } from "../../graphql/request-error.ts";
import { useAction } from "../../graphql/use-action.ts";
import { toast } from "../../ui/toast.ts";
import { archiveExperimentDocument } from "./archive-experiment.graphql.ts";
import { reloadLists } from "./use-pin.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

const nameOf = (experiments: readonly Named[]): string =>
  experiments.length === 1 ? experiments[0]!.name : `${experiments.length} experiments`;

/** Puts experiments away or takes them back, one after another; the note that says so can undo it. */
export function useArchive(): (experiments: readonly Named[], archived: boolean) => Promise<void> {
  const client = useQueryClient();
  const { mutateAsync } = useAction(archiveExperimentDocument);
  const set = async (experiments: readonly Named[], archived: boolean) => {
    try {
      for (const { id } of experiments) await mutateAsync({ id, archived });
      return true;
    } catch (error) {
      toast.error(
        `Not everything was ${archived ? "archived" : "restored"}. ${(error as RequestError).message}`,
      );
      return false;
    } finally {
      await reloadLists(client);
    }
  };
  return async (experiments, archived) => {
    if (!(await set(experiments, archived))) return;
    toast.success(`${nameOf(experiments)} ${archived ? "archived" : "restored"}.`, {
      duration: 8_000,
      action: { label: "Undo", onClick: () => void set(experiments, !archived) },
    });
  };
}
