import type pg from "pg";
import { addCatalogue } from "./add-catalogue.ts";
import { addEvaluations } from "./add-evaluations.ts";
import { addExperiment } from "./add-experiment.ts";
import { addScoredImages } from "./add-images.ts";
import { addMetrics } from "./add-metrics.ts";
import { addStudy } from "./add-study.ts";
import { experimentsOf } from "./plan-experiment.ts";
import { copyOrder, makeTables, type Tables } from "./tables.ts";

function fillUnit(tables: Tables, unit: number): void {
  const experiments = experimentsOf(unit);
  addCatalogue(tables, unit);
  for (const experiment of experiments) {
    addExperiment(tables, experiment);
    const scores = addScoredImages(tables, experiment);
    addEvaluations(tables, experiment, scores);
    addMetrics(tables, experiment);
  }
  addStudy(tables, unit, experiments[0]!);
}

async function copyAll(pool: pg.Pool, tables: Tables, names: readonly (keyof Tables)[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const name of names) await tables[name].copy(client);
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

/** How long seeding took, and what it made. */
export interface Seeded {
  readonly seconds: number;
  /** Size of the whole database afterwards. */
  readonly bytes: number;
}

/**
 * Adds units `from` to `to - 1` to the database by COPY, every trigger and constraint in force, then lets PostgreSQL tidy up
 * and take its statistics. Equal units have equal rows.
 */
export async function seedUnits(pool: pg.Pool, from: number, to: number): Promise<Seeded> {
  const began = performance.now();
  const tables = makeTables();
  for (let unit = from; unit < to; unit++) {
    fillUnit(tables, unit);
    await copyAll(pool, tables, copyOrder.base);
    await Promise.all(copyOrder.lanes.map((lane) => copyAll(pool, tables, lane)));
  }
  await pool.query("vacuum analyze");
  await pool.query("checkpoint");
  const { rows } = await pool.query("select pg_database_size(current_database())::float8 as bytes");
  return { seconds: (performance.now() - began) / 1000, bytes: rows[0].bytes };
}
