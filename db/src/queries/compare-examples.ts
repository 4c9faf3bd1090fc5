import { type SQL, sql } from "drizzle-orm";
import { type Metric, metrics } from "../comparison/index.ts";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import {
  inOrder,
  type Ordering,
  type Page,
  type PageRequest,
  positionOf,
  rowLimit,
  toPage,
  within,
} from "../lists/keyset.ts";
import { equalWithin, findPairing, pairedImages } from "./pair-images.ts";

export const exampleOutcomes = ["improved", "regressed", "equal"] as const;
export type ExampleOutcome = (typeof exampleOutcomes)[number];

/** One of two images of the same prompt and sample. */
export interface ExampleImage {
  readonly id: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** The metric, a raw cosine. */
  readonly value: number;
}

/** The same prompt and sample under a run and its baseline; the noise they began with was the same. */
export interface Example {
  /** The subject written as its class. */
  readonly prompt: string;
  readonly sample: number;
  readonly image: ExampleImage;
  readonly baseline: ExampleImage;
  /** The run's value minus the baseline's. */
  readonly delta: number;
  readonly outcome: ExampleOutcome;
}

export interface ComparedExamples {
  readonly runId: string;
  /** The baseline of the run's own experiment by default. */
  readonly baselineRunId?: string | undefined;
  readonly metric: Metric;
  /** By default the first suite that both were evaluated on. */
  readonly suite?: string | undefined;
  readonly outcome: ExampleOutcome;
  readonly page: PageRequest;
}

export interface ExampleComparison {
  readonly suite: string;
  readonly suites: readonly string[];
  readonly runId: string;
  readonly baselineRunId: string;
  /** What is compared: the last checkpoint of either. */
  readonly checkpoint: string;
  readonly baselineCheckpoint: string;
  readonly equalWithin: number;
  /** Greatest gain first; of what regressed, greatest loss first. */
  readonly page: Page<Example>;
  readonly counts: Readonly<Record<ExampleOutcome, number>>;
}

const ordering = (outcome: ExampleOutcome): Ordering => ({
  keys: [
    { of: sql`paired.delta`, type: "float8" },
    { of: sql`paired.id`, type: "uuid" },
  ],
  descending: outcome !== "regressed",
});

const imageColumns = (table: SQL, value: SQL) => sql`jsonb_build_object('id', ${table}.id, 'sha256',
  ${table}.sha256, 'width', ${table}.width, 'height', ${table}.height, 'seed', ${table}.seed, 'value', ${value})`;

/**
 * Shows where a run beats its baseline and where it falls behind: images of the same prompt and sample under both, by the
 * difference of a metric. An outcome is "improved" above `equalWithin`, "regressed" below its negative.
 * Takes three statements. NOT_FOUND for an unknown run; BAD_INPUT for runs of different concepts, not evaluated, or not scored
 * by the same judge.
 */
export async function compareExamples(db: Database, asked: ComparedExamples): Promise<ExampleComparison> {
  const { metric, outcome, page } = asked;
  if (!metrics.includes(metric)) throw AppError.badInput("metric", metric, `one of ${metrics.join(", ")}`);
  const pairing = await findPairing(db, asked);
  const paired = pairedImages(pairing, metric);
  const order = ordering(outcome);
  const after = within(order, page);
  const { rows } = await guarded(() =>
    db.sql.execute<Omit<Example, "outcome"> & { position: string[] }>(sql`${paired},
      wanted as (
        select *, ${positionOf(order)} as position from paired
        where outcome = ${outcome} ${after ? sql`and ${after}` : sql``}
        order by ${sql.join(inOrder(order, page), sql`, `)} limit ${rowLimit(page)})
      select paired.prompt, paired.sample, ${imageColumns(sql`mine`, sql`value`)} as image,
        ${imageColumns(sql`other`, sql`baseline_value`)} as baseline, delta, position
      from wanted as paired join images mine on mine.id = paired.id join images other on other.id = baseline_id
      order by ${sql.join(inOrder(order, page), sql`, `)}`),
  );
  const counted = await guarded(() =>
    db.sql.execute<{ outcome: ExampleOutcome; n: number }>(
      sql`${paired} select outcome, count(*)::int as n from paired group by outcome`,
    ),
  );
  const counts = { improved: 0, regressed: 0, equal: 0 };
  for (const row of counted.rows) counts[row.outcome] = row.n;
  const placed = rows.map(({ prompt, sample, image, baseline, delta, position }) => ({
    row: { prompt, sample, image, baseline, delta, outcome },
    position,
  }));
  return {
    suite: pairing.suite,
    suites: pairing.suites,
    runId: pairing.run.id,
    baselineRunId: pairing.control.id,
    checkpoint: pairing.own.checkpoint,
    baselineCheckpoint: pairing.base.checkpoint,
    equalWithin,
    page: toPage(placed, page),
    counts,
  };
}
