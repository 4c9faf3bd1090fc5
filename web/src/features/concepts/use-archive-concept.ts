"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "../../graphql/use-action.ts";
import { toast } from "../../ui/toast.ts";
import { archiveConceptDocument } from "./archive-concept.graphql.ts";
import { conceptDocument } from "./concept.graphql.ts";
import { conceptsDocument } from "./concepts.graphql.ts";

/** Puts a concept away or takes it back; the note that says so can undo it. */
export function useArchiveConcept() {
  const client = useQueryClient();
  const { mutateAsync, isPending } = useAction(archiveConceptDocument);
  const set = async (id: string, name: string, archived: boolean): Promise<boolean> => {
    try {
      await mutateAsync({ id, archived });
      return true;
    } catch (error) {
      toast.error(`${name} was not ${archived ? "archived" : "restored"}. ${(error as Error).message}`);
      return false;
    } finally {
      for (const { name: query } of [conceptDocument, conceptsDocument])
        void client.invalidateQueries({ queryKey: [query] });
    }
  };
  const archive = async ({ id, name }: { id: string; name: string }, archived: boolean) => {
    if (!(await set(id, name, archived))) return;
    toast.success(`${name} ${archived ? "archived" : "restored"}.`, {
      duration: 8_000,
      action: { label: "Undo", onClick: () => void set(id, name, !archived) },
    });
  };
  return { archive, isPending };
}
