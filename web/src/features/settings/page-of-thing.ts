import { localId } from "../../graphql/global-id.ts";

const folders: Readonly<Record<string, string>> = {
  Concept: "/concepts/",
  Experiment: "/experiments/",
  ModelPack: "/packs/",
  Run: "/runs/",
};

/** The page about what a global id names; undefined for what has none. */
export function pageOfThing(globalId: string): string | undefined {
  const folder = folders[globalId.slice(0, globalId.indexOf(":"))];
  return folder && folder + localId(globalId);
}
