import type { OpenWorld } from "../world/index.ts";

/** A page of the product in a state worth looking at. */
export interface SitePage {
  /** Names its screenshots. */
  readonly name: string;
  /** Its address in a world. */
  path(world: OpenWorld): string;
  /** Seen by those who are not signed in. */
  readonly forStrangers?: true;
  /** Answers of the server that belong to it, such as 404 for what is not there. */
  readonly status?: number;
}

/** An id that nothing has. */
export const nobody = "01900000-0000-7000-8000-000000000000";

/** The run of a variant in the finished experiment, by default on its first concept. */
export function runOf({ done }: OpenWorld, variant: string, concept = "dog"): string {
  const run = done.runs.find((run) => run.variant === variant && run.concept === concept);
  if (!run) throw new Error(`${done.name} has no run of ${variant} on ${concept}.`);
  return run.id;
}

const variants = ["baseline", "TS", "IS", "MIX"];
const allVariants = (world: OpenWorld) => variants.map((variant) => runOf(world, variant)).join(",");

/** Every page, and the states of it that look different. */
export const sitePages: readonly SitePage[] = [
  { name: "start", path: () => "/" },
  { name: "experiments", path: () => "/experiments" },
  { name: "new-experiment", path: () => "/experiments/new" },
  { name: "experiment", path: ({ done }) => `/experiments/${done.id}` },
  { name: "experiment-runtime", path: ({ done }) => `/experiments/${done.id}/runtime` },
  { name: "experiment-not-started", path: ({ draft }) => `/experiments/${draft.id}` },
  { name: "experiment-failed", path: ({ failed }) => `/experiments/${failed.id}` },
  { name: "run", path: (world) => `/runs/${runOf(world, "MIX")}` },
  { name: "run-failed", path: ({ failed }) => `/runs/${failed.runs.find((r) => r.variant === "TS")!.id}` },
  { name: "pairs", path: (world) => `/runs/${runOf(world, "MIX")}/pairs?round=1` },
  { name: "pairs-none", path: ({ draft }) => `/runs/${draft.runs[0]!.id}/pairs` },
  { name: "gallery", path: (world) => `/gallery?runs=${allVariants(world)}` },
  { name: "compare", path: (world) => `/compare?runs=${allVariants(world)}` },
  { name: "concepts", path: () => "/concepts" },
  { name: "new-concept", path: () => "/concepts/new" },
  { name: "concept", path: ({ concept }) => `/concepts/${concept.id}` },
  { name: "packs", path: () => "/packs" },
  { name: "pack", path: ({ pack }) => `/packs/${pack.id}` },
  { name: "settings", path: () => "/settings" },
  { name: "settings-keys", path: () => "/settings/keys" },
  { name: "settings-users", path: () => "/settings/users" },
  { name: "settings-runners", path: () => "/settings/runners" },
  { name: "settings-audit", path: () => "/settings/audit" },
  { name: "help", path: () => "/help" },
  { name: "sign-in", path: () => "/sign-in", forStrangers: true },
  { name: "missing-run", path: () => `/runs/${nobody}`, status: 404 },
  { name: "missing-page", path: () => "/no-such-page", status: 404 },
];
