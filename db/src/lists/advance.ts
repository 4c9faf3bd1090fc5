import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/** How far an experiment or a run is. */
export interface Advance {
  /** Stages it needs, and how many of them are done. */
  readonly stages: number;
  readonly stagesDone: number;
  /** Share of the expected time that is behind it, 0 to 1; by count of stages while times are unknown. */
  readonly fraction: number;
  /** Seconds of work left; null while a kind of stage has never been timed, or when nothing is left. */
  readonly remainingSeconds: number | null;
}

/**
 * How far the owners' stages are. The time of a stage to come is the mean of finished stages of its kind with as many
 * shards, else of its kind; of one under way, what its elapsed time and share say.
 */
async function advanceOf(db: Database, owner: "experiment_id" | "id", ids: readonly string[]) {
  const column = sql.raw(`runs.${owner}`);
  const { rows } = await guarded(() =>
    db.sql.execute<{
      owner: string;
      stages: number;
      done: number;
      spent: number;
      remaining: number | null;
      share: number;
    }>(sql`
    with needed as (
      select distinct ${column} as owner, s.id, s.kind, s.expected, s.done, s.status, s.progress, s.started_at, s.finished_at
      from runs join run_stages u on u.run_id = runs.id join stages s on s.id = u.stage_id
      where ${column} = any(${sql.param([...ids])}::uuid[])
    ), kinds as (select distinct kind from needed), timed as (
      select recent.kind, recent.expected, extract(epoch from recent.finished_at - recent.started_at) as seconds
      from kinds cross join lateral (
        select kind, expected, started_at, finished_at from stages
        where stages.kind = kinds.kind and status = 'done' and started_at is not null
        order by id desc limit 50) as recent
    ), alike as (select kind, expected, avg(seconds) as seconds from timed group by kind, expected),
    typical as (select kind, avg(seconds) as seconds from timed group by kind),
    judged as (
      select needed.*, coalesce(alike.seconds, typical.seconds) as usual,
        case when status = 'done' then 1
          else least(0.999, coalesce(
            (progress->>'done')::float8 / nullif((progress->>'total')::float8, 0),
            done::float8 / greatest(expected, 1))) end as share,
        case when status = 'done' then extract(epoch from finished_at - started_at)
          else extract(epoch from clock_timestamp() - started_at) end as elapsed
      from needed left join alike using (kind, expected) left join typical using (kind)
    ), weighed as (
      select owner, status, share,
        case when status = 'done' then coalesce(elapsed, 0) else elapsed end as spent,
        case when status = 'done' then 0
          when share > 0.02 and started_at is not null then least(elapsed * (1 - share) / share, coalesce(3 * usual, 1e9))
          else usual end as remaining
      from judged
    )
    select owner, count(*)::int as stages, (count(*) filter (where status = 'done'))::int as done,
      coalesce(sum(spent), 0)::float8 as spent,
      case when bool_or(remaining is null) then null else sum(remaining)::float8 end as remaining,
      avg(share)::float8 as share
    from weighed group by owner`),
  );
  return new Map<string, Advance>(
    rows.map(({ owner: id, stages, done, spent, remaining, share }) => [
      id,
      {
        stages,
        stagesDone: done,
        fraction:
          done === stages
            ? 1
            : remaining === null || spent + remaining === 0
              ? share
              : spent / (spent + remaining),
        remainingSeconds: done === stages ? null : remaining,
      },
    ]),
  );
}

/** How far some experiments are; those that no runner has planned yet are left out. */
export const advanceOfExperiments = (db: Database, ids: readonly string[]): Promise<Map<string, Advance>> =>
  advanceOf(db, "experiment_id", ids);

/** How far some runs are; those that no runner has planned yet are left out. */
export const advanceOfRuns = (db: Database, ids: readonly string[]): Promise<Map<string, Advance>> =>
  advanceOf(db, "id", ids);
