import { and, eq, ilike, inArray, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { studies, type studyStatus } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { containing } from "./patterns.ts";

export type StudyStatus = (typeof studyStatus)[number];

/** Which studies; a field left out narrows nothing. */
export interface StudyFilter {
  readonly nameContains?: string | undefined;
  readonly statuses?: readonly StudyStatus[] | undefined;
  readonly experimentId?: string | undefined;
}

const id = { of: studies.id, type: "uuid" } as const;

export const studyList = defineList({
  table: studies,
  columns: {
    id: studies.id,
    name: studies.name,
    experimentId: studies.experimentId,
    status: studies.status,
    protocol: studies.protocol,
    protocolHash: studies.protocolHash,
    createdAt: studies.createdAt,
    startedAt: studies.startedAt,
    closedAt: studies.closedAt,
  },
  id: studies.id,
  orders: { created: [id], name: [{ of: studies.name, type: "text" }, id] },
  condition: ({ nameContains, statuses, experimentId }: StudyFilter) =>
    and(
      nameContains === undefined ? undefined : ilike(studies.name, containing(nameContains)),
      statuses && inArray(studies.status, [...statuses]),
      experimentId === undefined ? undefined : eq(studies.experimentId, experimentId),
    ),
  owners: { experiment: studies.experimentId },
  counted: { relation: "studies", whole: true },
  descending: true,
});

export type StudyRow = Awaited<ReturnType<typeof studyList.byId>>[number];

/** How far a study's voting is. */
export interface StudyAdvance {
  readonly items: number;
  readonly votesWanted: number;
  /** Assignments that have been voted on; revisions count once. */
  readonly votesCast: number;
  readonly assessors: number;
}

/** How far the voting of some studies is. */
export async function advanceOfStudies(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, StudyAdvance>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ id: string; items: number; wanted: number; cast: number; assessors: number }>(sql`
      select given.id, items.n as items, items.wanted, cast_votes.n as cast, people.n as assessors
      from unnest(${sql.param([...ids])}::uuid[]) as given(id)
      cross join lateral (
        select count(*)::int as n, coalesce(sum(votes_wanted), 0)::int as wanted
        from study_items where study_id = given.id) as items
      cross join lateral (
        select count(*)::int as n from assignments a
        where a.study_id = given.id and exists (select from votes v where v.assignment_id = a.id)) as cast_votes
      cross join lateral (
        select count(*)::int as n from assessors where study_id = given.id and joined_at is not null) as people`),
  );
  return new Map(
    rows.map(({ id: study, items, wanted, cast, assessors }) => [
      study,
      { items, votesWanted: wanted, votesCast: cast, assessors },
    ]),
  );
}
