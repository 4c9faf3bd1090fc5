import { sql } from "drizzle-orm";
import type { Configuration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { StageKind } from "../plan/index.ts";
import { mean, standardDeviation } from "../statistics/index.ts";
import type { Devices } from "./devices.ts";

/** Finished stages of a kind that are looked at, and how many of them with the same pack and method are measured. */
const [stagesLookedAt, stagesMeasured] = [500, 50];

/** How long a unit of a kind's work takes, seconds, measured on finished stages. */
export interface Rate {
  readonly mean: number;
  /** Standard deviation over the stages; null of one. */
  readonly deviation: number | null;
  readonly stages: number;
}

/** What the time of a stage goes with, by kind, as SQL over a stage `s`: images times denoising steps, say. */
const work = {
  personalise: sql`(s.inputs->'settings'->>'steps')::float8 * (s.inputs->'settings'->>'batchSize')::float8`,
  generate: sql`jsonb_array_length(s.inputs->'prompts') * (s.inputs->'samples'->>'count')::float8
    * (s.inputs->'generation'->>'steps')::float8`,
  score: sql`(s.inputs->>'count')::float8`,
  select: sql`(s.output->>'candidates')::float8`,
  train: sql`(s.output->>'steps')::float8 * (s.inputs->'settings'->>'batchSize')::float8`,
} as const satisfies Partial<Record<StageKind, unknown>>;

export type MeasuredKind = keyof typeof work;
export const measuredKinds = Object.keys(work) as MeasuredKind[];

/** Which finished stages are like those of an experiment. */
function alike(kind: MeasuredKind, pack: string, { personalisation, dpo }: Configuration) {
  const onPack = sql`s.inputs->>'pack' = ${pack}`;
  if (kind === "personalise")
    return sql`${onPack} and s.inputs->'settings'->>'method' = ${personalisation.method}`;
  if (kind === "train") return sql`${onPack} and s.inputs->'settings'->>'tune' = ${dpo.tune}`;
  if (kind === "generate") return onPack;
  if (kind === "score")
    return sql`exists (select from stages m where m.input_hash = s.inputs->>'images' and m.inputs->>'pack' = ${pack})`;
  return sql`true`;
}

/**
 * The seconds that runners spent on a stage: those of its attempts, without the time in between; of stages from before attempts
 * were recorded, from start to end.
 */
const spent = sql`coalesce(
  (select sum(extract(epoch from a.ended_at - a.started_at)) from stage_attempts a where a.stage_id = s.id),
  extract(epoch from s.finished_at - s.started_at))::float8`;

/**
 * How long the work of each kind takes on a pack, by the newest 50 finished stages of the same pack and method, on devices that
 * could do the experiment. Kinds that were never measured are left out.
 */
export async function measureRates(
  db: Database,
  {
    pack,
    configuration,
    devices,
  }: {
    readonly pack: string;
    readonly configuration: Configuration;
    readonly devices: Devices;
  },
): Promise<ReadonlyMap<MeasuredKind, Rate>> {
  const providers = devices.providers && [...devices.providers];
  const onDevice = providers
    ? sql`coalesce(s.inputs->'runtime'->>'provider' = any(${sql.param(providers)}::text[]), true)`
    : sql`true`;
  const ofKinds = measuredKinds.map(
    (kind) => sql`(
      select ${kind}::text as kind, ${spent} / nullif(${work[kind]}, 0) as rate
      from (select * from stages where kind = ${kind} and status = 'done' and started_at is not null
            order by id desc limit ${stagesLookedAt}) as s
      where ${alike(kind, pack, configuration)} and ${onDevice} order by s.id desc limit ${stagesMeasured})`,
  );
  const { rows } = await guarded(() =>
    db.sql.execute<{ kind: MeasuredKind; rate: number | null }>(sql.join(ofKinds, sql` union all `)),
  );
  const measured = Map.groupBy(
    rows.filter((row): row is { kind: MeasuredKind; rate: number } => row.rate !== null),
    ({ kind }) => kind,
  );
  return new Map(
    [...measured].map(([kind, of]) => {
      const rates = of.map(({ rate }) => rate);
      return [kind, { mean: mean(rates), deviation: standardDeviation(rates), stages: rates.length }];
    }),
  );
}
