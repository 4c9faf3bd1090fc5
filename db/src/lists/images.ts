import { and, eq, ilike, type SQL, sql } from "drizzle-orm";
import type { JudgeName } from "../comparison/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { images, scores } from "../schema/index.ts";
import type { RowOf } from "./columnar.ts";
import { defineStageList, type SortedRows } from "./define-stage-list.ts";
import { containing } from "./patterns.ts";
import { readerById } from "./read-page.ts";
import {
  type CompaniedImage,
  isNewest,
  isScored,
  type ScoreKind,
  type ScoreMetric,
  type ScoreRange,
  scoresAlong,
} from "./scores.ts";
import { columnsOfRefs, stageRef } from "./stage-refs.ts";

/** What a run makes images for: to select pairs from, or to measure a checkpoint on. */
export type ImagePurpose = "training" | "evaluation";

/** Which images; a field left out narrows nothing. */
export interface ImageFilter {
  /** Part of the prompt, in any case. */
  readonly promptContains?: string | undefined;
  readonly promptIndex?: number | undefined;
  readonly sample?: number | undefined;
  readonly seed?: number | undefined;
  /** All of which they have. */
  readonly scores?: readonly ScoreRange[] | undefined;
  /** Only those that have this score: what an order by it lists. */
  readonly scored?: ScoreKind | undefined;
  /** Of a run's images: of this round. */
  readonly round?: number | undefined;
  /** Of a run's images: made for this. */
  readonly purpose?: ImagePurpose | undefined;
}

/** By prompt and sample, by age, or by a score. */
export type ImageOrder = "prompt" | "created" | `${JudgeName} ${ScoreMetric}`;

/** The order by a score. */
export const orderByScore = ({ judge, metric }: ScoreKind): ImageOrder => `${judge} ${metric}`;

const columns = {
  id: images.id,
  stageId: images.stageId,
  key: images.key,
  promptIndex: images.promptIndex,
  promptText: images.promptText,
  sample: images.sample,
  seed: images.seed,
  sha256: images.sha256,
  width: images.width,
  height: images.height,
  createdAt: images.createdAt,
};

const id = { of: images.id, type: "uuid" } as const;

function sorted(order: ImageOrder): SortedRows {
  if (order === "created") return { from: sql`${images}`, keys: [id] };
  if (order === "prompt")
    return {
      from: sql`${images}`,
      keys: [{ of: images.promptIndex, type: "int4" }, { of: images.sample, type: "int4" }, id],
    };
  const [judge, metric] = order.split(" ");
  return {
    from: sql`${scores} as x join ${images} on ${images.stageId} = x.image_stage_id and ${images.key} = x.image_key`,
    keys: [{ of: sql`x.value`, type: "float8" }, id],
    where: sql`x.image_stage_id = of_owner.stage_id and x.judge = ${judge} and x.metric = ${metric} and ${isNewest}`,
  };
}

function condition(filter: ImageFilter, order: ImageOrder | undefined): SQL | undefined {
  const { promptContains, promptIndex, sample, seed, scores: ranges, scored } = filter;
  return and(
    promptContains === undefined ? undefined : ilike(images.promptText, containing(promptContains)),
    promptIndex === undefined ? undefined : eq(images.promptIndex, promptIndex),
    sample === undefined ? undefined : eq(images.sample, sample),
    seed === undefined ? undefined : eq(images.seed, seed),
    ...(ranges ?? []).map(isScored),
    scored === undefined || order === orderByScore(scored) ? undefined : isScored(scored),
  );
}

/** That a selection of the run takes its candidates from the stage. What is no selection's is made to measure. */
const isSelectedFrom = sql`exists (
  select from run_stages v join stages selection on selection.id = v.stage_id join stages made on made.id = u.stage_id
  where v.run_id = u.run_id and v.kind = 'select' and selection.inputs->>'images' = made.input_hash)`;

function usesOfRun({ round, purpose }: ImageFilter): SQL {
  const made = sql`u.kind in ('generate', 'import')`;
  const inRound = round === undefined ? undefined : sql`u.round = ${round}`;
  const forIt = purpose === "training" ? isSelectedFrom : purpose && sql`not ${isSelectedFrom}`;
  return and(made, inRound, forIt)!;
}

/** Generated and imported images: of a stage, or of a run. Those that lack the score of an order are not in it. */
export const imageList = defineStageList({
  table: images,
  columns,
  stageId: images.stageId,
  sorted,
  condition,
  usesOfRun,
  descending: false,
  companions: { scores: scoresAlong },
});

export type ImageRow = RowOf<typeof columns> & Readonly<CompaniedImage>;

/** The images of some ids, in no order; unknown ids are left out. */
export const imagesById = readerById<ImageRow>(images, columns, images.id);

/** The images that some texts refer to (`stageRef`). */
export async function imagesByRef(db: Database, refs: readonly string[]): Promise<Map<string, ImageRow>> {
  const given = sql`unnest(${columnsOfRefs(refs)}) as given(ref, stage_id, key)`;
  const rows = await guarded(() =>
    db.sql
      .select(columns)
      .from(given)
      .innerJoin(images, sql`${images.stageId} = given.stage_id and ${images.key} = given.key`),
  );
  return new Map(rows.map((row) => [stageRef(row.stageId, row.key), row]));
}
