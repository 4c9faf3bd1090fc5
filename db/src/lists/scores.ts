import { and, type SQL, sql } from "drizzle-orm";
import type { JudgeName } from "../comparison/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { images, type scoreMetrics } from "../schema/index.ts";
import { columnar, type Values } from "./columnar.ts";
import type { Companion } from "./read-page.ts";
import { columnsOfRefs } from "./stage-refs.ts";

export type ScoreMetric = (typeof scoreMetrics)[number];

/** What a score says: whose judgement, of what. */
export interface ScoreKind {
  readonly judge: JudgeName;
  readonly metric: ScoreMetric;
}

/** Which images by a score, raw cosine units, ends included; all that have the score where neither end is given. */
export interface ScoreRange extends ScoreKind {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export interface ImageScore extends ScoreKind {
  /** Raw cosine similarity. */
  readonly value: number;
}

/** That `x` (of scores) is the newest score of its kind that its image has: several stages may have scored it. */
export const isNewest: SQL = sql`not exists (
  select from scores later where later.image_stage_id = x.image_stage_id and later.image_key = x.image_key
    and later.judge = x.judge and later.metric = x.metric and later.stage_id > x.stage_id)`;

/** That an image (of images) has a score in a range. */
export function isScored({ judge, metric, min, max }: ScoreRange): SQL {
  const inRange = and(
    min === undefined ? undefined : sql`x.value >= ${min}`,
    max === undefined ? undefined : sql`x.value <= ${max}`,
  );
  return sql`exists (
    select from scores x where x.image_stage_id = ${images.stageId} and x.image_key = ${images.key}
      and x.judge = ${judge} and x.metric = ${metric} ${inRange && sql`and ${inRange} and ${isNewest}`})`;
}

/** The scores of images (by `stageRef`), the newest of each judge and metric; those that are no finite number are left out. */
export async function scoresOfImages(
  db: Database,
  refs: readonly string[],
): Promise<Map<string, ImageScore[]>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ ref: string; scores: [JudgeName, ScoreMetric, number | string][] }>(sql`
      select given.ref, json_agg(json_build_array(x.judge, x.metric, x.value) order by x.stage_id) as scores
      from unnest(${columnsOfRefs(refs)}) as given(ref, stage_id, key)
      join scores x on x.image_stage_id = given.stage_id and x.image_key = given.key group by given.ref`),
  );
  return new Map(
    rows.map(({ ref, scores }) => {
      const newest = new Map<string, ImageScore>();
      for (const [judge, metric, value] of scores)
        if (typeof value === "number") newest.set(`${judge} ${metric}`, { judge, metric, value });
        else newest.delete(`${judge} ${metric}`);
      const inOrder = [...newest].sort(([a], [b]) => (a < b ? -1 : 1));
      return [ref, inOrder.map(([, score]) => score)];
    }),
  );
}

/** An image with what came along with the page that it is on. */
export interface CompaniedImage {
  readonly id: string;
  along?: { scores: readonly ImageScore[] };
}

function attachScores(images: readonly CompaniedImage[], found: readonly Values[]): void {
  const ofImages = images.map((): ImageScore[] => []);
  const numbers = found[0] as readonly number[] | null;
  const [, judges, kinds, values] = found as readonly never[][];
  for (let i = 0; i < (numbers?.length ?? 0); i++) {
    const scores = ofImages[numbers![i]! - 1]!;
    const score: ImageScore = { judge: judges![i]!, metric: kinds![i]!, value: values![i]! };
    const last = scores.at(-1);
    if (last?.judge === score.judge && last.metric === score.metric) scores.pop();
    scores.push(score);
  }
  const isNumber = ({ value }: ImageScore) => typeof value === "number";
  for (const [n, image] of images.entries()) {
    const scores = ofImages[n]!;
    image.along = { scores: scores.every(isNumber) ? scores : scores.filter(isNumber) };
  }
}

/** The scores of a page's images, as `scoresOfImages` gives them. */
export const scoresAlong: Companion<CompaniedImage> = {
  lists: sql`select ${columnar(["n", "judge", "metric", "value"].map((name) => sql`x.${sql.identifier(name)}`))} from (
    select page.at_row as n, x.judge, x.metric, x.value
    from page join scores x on x.image_stage_id = page.stage_id and x.image_key = page.key
    order by page.at_row, (x.judge || ' ' || x.metric) collate "C", x.stage_id) as x`,
  attach: attachScores,
};
