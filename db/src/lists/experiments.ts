import { and, arrayContains, eq, ilike, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { concepts, experiments, runs, type WorkStatus } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { containing } from "./patterns.ts";

/** Which experiments; a field left out narrows nothing. */
export interface ExperimentFilter {
  readonly statuses?: readonly WorkStatus[] | undefined;
  /** Exactly this name. */
  readonly name?: string | undefined;
  /** Part of the name, in any case. */
  readonly nameContains?: string | undefined;
  readonly preset?: string | undefined;
  readonly pack?: string | undefined;
  /** Name of a concept it is about. */
  readonly concept?: string | undefined;
  /** How it personalises: dreambooth, svdiff or lora. */
  readonly method?: string | undefined;
  readonly variant?: string | undefined;
  /** All of which it carries. */
  readonly tags?: readonly string[] | undefined;
  /** Only archived ones, or only those that are not; both by default. */
  readonly archived?: boolean | undefined;
}

export type ExperimentOrder = "created" | "name" | "finished";

const { configuration, archivedAt } = experiments;
const hasRun = (condition: SQL) => sql`exists (
  select from ${runs} join ${concepts} on ${concepts.id} = ${runs.conceptId}
  where ${runs.experimentId} = ${experiments.id} and ${condition})`;

function conditionOf(filter: ExperimentFilter): SQL | undefined {
  const { statuses, name, nameContains, preset, pack, concept, method, variant, tags, archived } = filter;
  return and(
    statuses && inArray(experiments.status, [...statuses]),
    name === undefined ? undefined : eq(experiments.name, name),
    nameContains === undefined ? undefined : ilike(experiments.name, containing(nameContains)),
    preset === undefined ? undefined : eq(experiments.preset, preset),
    pack === undefined ? undefined : sql`${configuration}->>'pack' = ${pack}`,
    method === undefined ? undefined : sql`${configuration}->'personalisation'->>'method' = ${method}`,
    concept === undefined ? undefined : hasRun(eq(concepts.name, concept)),
    variant === undefined ? undefined : hasRun(eq(runs.variant, variant)),
    tags?.length ? arrayContains(experiments.tags, [...tags]) : undefined,
    archived === undefined ? undefined : archived ? isNotNull(archivedAt) : isNull(archivedAt),
  );
}

const id = { of: experiments.id, type: "uuid" } as const;

export const experimentList = defineList({
  table: experiments,
  columns: {
    id: experiments.id,
    name: experiments.name,
    preset: experiments.preset,
    configuration,
    configurationHash: experiments.configurationHash,
    status: experiments.status,
    error: experiments.error,
    tags: experiments.tags,
    note: experiments.note,
    archivedAt,
    createdAt: experiments.createdAt,
    startedAt: experiments.startedAt,
    finishedAt: experiments.finishedAt,
  },
  id: experiments.id,
  orders: {
    created: [id],
    name: [{ of: experiments.name, type: "text" }, id],
    finished: [{ of: sql`coalesce(${experiments.finishedAt}, 'infinity')`, type: "timestamptz" }, id],
  },
  condition: conditionOf,
  owners: {},
  counted: { relation: "experiments", whole: true },
  descending: true,
});

export type ExperimentRow = Awaited<ReturnType<typeof experimentList.byId>>[number];
