import { globalId } from "../../graphql/global-id.ts";
import type { GalleryRunsQuery } from "./gallery-runs.graphql.ts";

type Node = NonNullable<GalleryRunsQuery["nodes"][number]>;

/** A run as the gallery knows it. */
export type GalleryRun = Extract<Node, { variant: string }>;

/** Runs asked for in one operation: more would cost more than an operation may. */
const runsAtOnce = 50;

/** The variables of the operations that fetch some runs, by their local ids. */
export const runRequests = (runs: readonly string[]): { ids: string[] }[] =>
  Array.from({ length: Math.ceil(runs.length / runsAtOnce) }, (_, i) => ({
    ids: runs.slice(i * runsAtOnce, (i + 1) * runsAtOnce).map((run) => globalId("Run", run)),
  }));
