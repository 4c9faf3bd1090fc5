import {
  type Comparison,
  compareCheckpoints,
  type EvaluatedImage,
  type JudgeName,
  judgeMetrics,
  type Metric,
} from "@dreambooth-dpo/db/comparison";
import type { Estimate } from "@dreambooth-dpo/db/statistics";
import type pg from "pg";
import { defineOperation, type Operation } from "./operation.ts";

interface Compared {
  readonly runIds: readonly string[];
  readonly seed: number;
}

interface ScoresRow {
  readonly runId: string;
  readonly variant: string;
  readonly checkpoint: string;
  readonly concept: string;
  readonly judge: JudgeName;
  readonly metric: "is" | "ts";
  readonly prompt: string;
  readonly samples: string;
  readonly values: string;
}

const runs = 10;
const draws = 10_000;

/** The scores of the runs' last evaluations: a row for each prompt, judge and metric, since a row for each costs ten times as much. */
const statement = `
  select r.id as "runId", r.variant, v.protocol->>'checkpoint' as checkpoint, c.name as concept, x.judge, x.metric,
    min(i.prompt_text) as prompt, string_agg(i.sample::text, ' ' order by i.sample) as samples,
    string_agg(x.value::text, ' ' order by i.sample) as values
  from runs r join concepts c on c.id = r.concept_id
  join evaluations v on v.run_id = r.id
  join images i on i.stage_id = v.stage_id
  join scores x on x.image_stage_id = i.stage_id and x.image_key = i.key
  where r.id = any($1) and x.metric in ('is', 'ts')
  group by r.id, c.id, v.id, x.judge, x.metric, i.prompt_index
  order by r.id, i.prompt_index`;

async function compare(pool: pg.Pool, { runIds, seed }: Compared): Promise<Comparison> {
  const { rows } = await pool.query<ScoresRow>(statement, [runIds]);
  const checkpoints = new Map<
    string,
    { name: string; variant: string; images: Map<string, EvaluatedImage> }
  >();
  for (const { checkpoint: name, variant, concept, judge, metric, prompt, samples, values } of rows) {
    const checkpoint = checkpoints.get(name) ?? { name, variant, images: new Map<string, EvaluatedImage>() };
    checkpoints.set(name, checkpoint);
    const { images } = checkpoint;
    const numbers = values.split(" ");
    for (const [i, sample] of samples.split(" ").entries()) {
      const key = `${prompt} ${sample}`;
      const image = images.get(key) ?? { concept, prompt, sample: Number(sample), scores: {} };
      images.set(key, image);
      (image.scores as Partial<Record<Metric, number>>)[judgeMetrics[judge][metric]] = Number(numbers[i]);
    }
  }
  const evaluated = [...checkpoints.values()].map(({ name, variant, images }) => ({
    ...{ name, variant },
    images: [...images.values()],
  }));
  return compareCheckpoints(evaluated, { baseline: "baseline", seed, samples: draws });
}

interface SharedRow {
  readonly name: string;
  readonly onFrontier: boolean;
  readonly dominatesBaseline: { readonly value: number } | null;
  readonly cells: readonly SharedCell[];
}

interface SharedCell {
  readonly metric: string;
  readonly value: number;
  readonly se: number | null;
  readonly delta: Pick<Estimate, "value" | "lo" | "hi"> | null;
}

const shared = (rows: readonly SharedRow[]) =>
  rows.map(({ name, onFrontier, dominatesBaseline, cells }) => ({
    ...{ name, onFrontier, dominates: dominatesBaseline?.value ?? null },
    cells: cells.map(({ metric, value, se, delta }) => ({
      ...{ metric, value, se },
      delta: delta && [delta.value, delta.lo, delta.hi],
    })),
  }));

interface ApiRow extends Omit<SharedRow, "cells"> {
  readonly metrics: readonly (Omit<SharedCell, "value"> & { readonly mean: { readonly value: number } })[];
}

const camelCase = (name: string) => name.toLowerCase().replace(/_./g, (found) => found[1]!.toUpperCase());

const ofRuns: Omit<Operation<Compared>, "title" | "vary"> = {
  subjects: async (pool) => {
    const { rows } = await pool.query<{ runIds: string[] }>(`
      select array_agg(id::text order by id) as "runIds" from runs group by experiment_id having count(*) = ${runs}
      order by experiment_id`);
    return rows.map(({ runIds }) => ({ runIds, seed: 0 }));
  },
  floor: compare,
  floorRows: ({ rows }: Comparison) =>
    shared(
      rows.map(({ cells, ...row }) => ({
        ...row,
        cells: Object.entries(cells).map(([metric, cell]) => ({ ...cell, metric })),
      })),
    ),
  api: {
    query: `
      query Compare($runs: [ID!]!, $seed: Float!) {
        compareRuns(runIds: $runs, seed: $seed) {
          rows {
            name onFrontier
            dominatesBaseline { value }
            metrics { metric mean { value } se delta { value lo hi } }
          }
        }
      }`,
    variables: ({ runIds, seed }) => ({ runs: runIds.map((id) => `Run:${id}`), seed }),
    rows: ({ compareRuns: { rows } }: { readonly compareRuns: { readonly rows: readonly ApiRow[] } }) =>
      shared(
        rows.map(({ metrics, ...row }) => ({
          ...row,
          cells: metrics.map(({ metric, mean, ...cell }) => ({
            ...cell,
            metric: camelCase(metric),
            value: mean.value,
          })),
        })),
      ),
  },
  // The tables hold scores; means, paired bootstraps and dominance are what its users would compute themselves.
  postgraphile: null,
};

/** Ten runs against their baseline with another seed each time, so that nothing can be remembered. */
export const runComparison = defineOperation<Compared>({
  ...ofRuns,
  title: `Comparison of ${runs} runs`,
  vary: (subject, request) => ({ ...subject, seed: request + 1 }),
});

/** The same comparison as before: what a server may remember. */
export const comparisonAgain = defineOperation<Compared>({
  ...ofRuns,
  title: `Comparison of ${runs} runs, asked for again`,
  // Few, so that the warm-up has asked for each of them.
  subjects: async (pool) => (await ofRuns.subjects(pool)).slice(0, 4),
});
