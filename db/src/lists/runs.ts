import { and, arrayContains, eq, inArray, sql } from "drizzle-orm";
import { concepts, runs, type WorkStatus } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { type RunCompanions, runCompanions } from "./run-companions.ts";

/** Which runs; a field left out narrows nothing. */
export interface RunFilter {
  readonly statuses?: readonly WorkStatus[] | undefined;
  readonly variants?: readonly string[] | undefined;
  /** Name of the concept. */
  readonly concept?: string | undefined;
  readonly seed?: number | undefined;
  /** All of which it carries. */
  readonly tags?: readonly string[] | undefined;
  /** Of which experiment. */
  readonly experimentId?: string | undefined;
}

export type RunOrder = "created" | "variant" | "finished";

const id = { of: runs.id, type: "uuid" } as const;

/** Runs: of all experiments, of one, or of one concept. */
export const runList = defineList({
  table: runs,
  columns: {
    id: runs.id,
    experimentId: runs.experimentId,
    conceptId: runs.conceptId,
    variant: runs.variant,
    seed: runs.seed,
    parentRunId: runs.parentRunId,
    forkRound: runs.forkRound,
    configuration: runs.configuration,
    status: runs.status,
    error: runs.error,
    manifestSha256: runs.manifestSha256,
    tags: runs.tags,
    note: runs.note,
    createdAt: runs.createdAt,
    finishedAt: runs.finishedAt,
  },
  id: runs.id,
  orders: {
    created: [id],
    variant: [{ of: runs.variant, type: "text" }, id],
    finished: [{ of: sql`coalesce(${runs.finishedAt}, 'infinity')`, type: "timestamptz" }, id],
  },
  condition: ({ statuses, variants, concept, seed, tags, experimentId }: RunFilter) =>
    and(
      statuses && inArray(runs.status, [...statuses]),
      variants && inArray(runs.variant, [...variants]),
      concept === undefined
        ? undefined
        : sql`${runs.conceptId} in (select id from ${concepts} where name = ${concept})`,
      seed === undefined ? undefined : eq(runs.seed, seed),
      tags?.length ? arrayContains(runs.tags, [...tags]) : undefined,
      experimentId === undefined ? undefined : eq(runs.experimentId, experimentId),
    ),
  owners: { experiment: runs.experimentId, concept: runs.conceptId },
  counted: { relation: "runs", whole: true, owners: ["experiment"] },
  descending: true,
  companions: runCompanions,
});

export type RunRow = Awaited<ReturnType<typeof runList.byId>>[number] & {
  /** What came along with the page that the run is on. */
  readonly along?: RunCompanions;
};
