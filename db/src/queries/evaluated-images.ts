import { type SQL, sql } from "drizzle-orm";
import { type EvaluatedImage, judgeMetrics, type Metric } from "../comparison/index.ts";
import { subjectPlaceholder } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { RunEvaluation } from "./evaluated-runs.ts";

/** What images are known by in a comparison: the concept they show, and where they and their scores lie. */
export type ImageSource = Pick<RunEvaluation, "imageStageId" | "judges"> & { readonly concept: string };

/**
 * Stages that make images, with what is needed to read their prompts: id, class_name, and the templates of those that
 * have them (a stage of imported images has the prompts of its images only). Named `made` in a statement.
 */
export const imageStages = (ids: SQL): SQL => sql`
  made as materialized (
    select id, inputs->>'className' as class_name, inputs->'prompts' as prompts from stages where id in (${ids}))`;

/** The template of the prompt of image `i` of stage `made`, or the prompt itself where there is no template. */
export const templateOfImage: SQL = sql`coalesce(made.prompts->>i.prompt_index, i.prompt_text)`;

/** A prompt with its subject written as its class: what evaluations of one concept share, whatever the token. */
export const classKept = (template: SQL, className: SQL): SQL => sql`
  case when position(${subjectPlaceholder} in ${template}) = 0 then ${template} else btrim(regexp_replace(
    replace(${template}, ${subjectPlaceholder}, ${className}), '[[:space:]]+', ' ', 'g')) end`;

interface PromptScores extends Record<string, unknown> {
  readonly source: number;
  readonly prompt: string;
  readonly samples: string;
  readonly is: string;
  readonly ts: string;
}

/** Of each source the scores of its images, prompt by prompt, in the order that listImages gives. */
export type ReadScores = readonly (readonly {
  readonly metrics: Metric[];
  readonly rows: PromptScores[];
}[])[];

/**
 * Reads the images' scores of many evaluations in one statement: one row for each prompt and judge, since a row for each
 * score would cost ten times as much to send.
 */
export async function readScores(db: Database, sources: readonly ImageSource[]): Promise<ReadScores> {
  const wanted = sources.flatMap((source) => source.judges.map((judge) => ({ ...judge, source })));
  const column = <T>(of: (each: (typeof wanted)[number]) => T) => sql.param(wanted.map(of));
  const { rows } = await guarded(() =>
    db.sql.execute<PromptScores>(sql`
      with source as (
        select n::int - 1 as n, image_stage, score_stage, judge
        from unnest(${column((w) => w.source.imageStageId)}::uuid[], ${column((w) => w.stageId)}::uuid[],
                    ${column((w) => w.judge)}::text[]) with ordinality as s(image_stage, score_stage, judge, n)
      ), ${imageStages(sql`select image_stage from source`)},
      listed as (
        select s.n, s.image_stage, i.prompt_index, min(i.prompt_text) as prompt_text,
          string_agg(i.sample::text, ' ' order by i.sample, i.key) as samples,
          string_agg(coalesce(scored."is"::text, '-'), ' ' order by i.sample, i.key) as "is",
          string_agg(coalesce(scored.ts::text, '-'), ' ' order by i.sample, i.key) as ts
        from source s join images i on i.stage_id = s.image_stage
        -- Image by image: fresh rows have no statistics yet, by which the planner could know better.
        left join lateral (
          select max(value) filter (where metric = 'is') as "is", max(value) filter (where metric = 'ts') as ts
          from scores where stage_id = s.score_stage and image_stage_id = s.image_stage and image_key = i.key
            and judge = s.judge and metric in ('is', 'ts')
        ) as scored on true
        group by s.n, s.image_stage, i.prompt_index
      )
      select i.n as source, ${classKept(templateOfImage, sql`made.class_name`)} as prompt, samples, "is", ts
      from listed i join made on made.id = i.image_stage order by i.n, i.prompt_index`),
  );
  const ofWanted: PromptScores[][] = wanted.map(() => []);
  for (const row of rows) ofWanted[row.source]!.push(row);
  let at = 0;
  return sources.map(({ judges }) =>
    judges.map(({ judge }) => {
      const { is, ts } = judgeMetrics[judge];
      return { metrics: [is, ts], rows: ofWanted[at++]! };
    }),
  );
}

const numbersOf = (text: string) => text.split(" ").map((word) => (word === "-" ? undefined : Number(word)));

/** The images of one source, from what `readScores` read of it. */
export function evaluatedImages({ concept }: ImageSource, read: ReadScores[number]): EvaluatedImage[] {
  const images: {
    concept: string;
    prompt: string;
    sample: number;
    scores: Partial<Record<Metric, number>>;
  }[] = [];
  for (const [judge, { metrics, rows }] of read.entries()) {
    let at = 0;
    for (const row of rows) {
      const samples = numbersOf(row.samples);
      const columns = [numbersOf(row.is), numbersOf(row.ts)];
      for (const [i, sample] of samples.entries()) {
        if (judge === 0) images.push({ concept, prompt: row.prompt, sample: sample!, scores: {} });
        const { scores } = images[at++]!;
        for (const [m, metric] of metrics.entries()) {
          const value = columns[m]![i];
          if (value !== undefined) scores[metric] = value;
        }
      }
    }
  }
  return images;
}
