/**
 * `npm run bench -- api [--scales 0.1,1] [--seconds 3] [--systems sql,api,postgraphile]`
 *
 * What the API adds to hand-written SQL, its throughput beside PostGraphile's, its knee, its memory, and whether it slows down
 * as the tables grow. Seeds an embedded PostgreSQL of its own (two minutes and 2 GB of disk at scale 1, in the system's temporary
 * folder; removed at the end) and needs nothing but the project. Scales are multiples of 0.05, ascending. Prints the report; at
 * scale 1 with all systems it also writes docs/api-performance.md and docs/api-knee.svg.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Database, openDatabase } from "@dreambooth-dpo/db";
import pg from "pg";
import { openLoad } from "./load/index.ts";
import { Bench, type Measured, measureAlone, measureKnee, measureTable } from "./measure/index.ts";
import { type System, systems } from "./operations/index.ts";
import {
  describeMachine,
  type MeasuredScale,
  type Results,
  renderKnee,
  writeReport,
} from "./report/index.ts";
import { countRows, seedUnits, unitsAtFullScale } from "./seed/index.ts";
import { connections, residentMemory, startApi, startPostgraphile } from "./servers/index.ts";

const { values } = parseArgs({
  options: {
    scales: { type: "string", default: "0.1,1" },
    seconds: { type: "string", default: "3" },
    systems: { type: "string", default: systems.join() },
  },
});
const units = values.scales.split(",").map((scale) => Math.round(Number(scale) * unitsAtFullScale));
const seconds = Number(values.seconds);
const chosen = values.systems.split(",");
if (!units.every((n, i) => n > (units[i - 1] ?? 0)) || !(seconds > 0)) {
  console.error("Expected --scales as ascending multiples of 0.05, such as 0.1,1, and --seconds above 0.");
  process.exit(2);
}

type MeasuredSystems = Partial<Record<System, Measured>>;

/** Somebody ended the measurement. */
class Stopped extends Error {}

const log = (line: string) => console.error(line);
const dataFolder = mkdtempSync(join(tmpdir(), "dbdpo-bench-"));
const toEnd: (() => unknown)[] = [];
let stopping = false;

/** Remembers how to end what was begun; ends it at once when the measurement was stopped meanwhile. */
async function began(end: () => unknown): Promise<void> {
  if (!stopping) {
    toEnd.push(end);
    return;
  }
  await end();
  throw new Stopped();
}

async function endAll(): Promise<void> {
  for (let end = toEnd.pop(); end; end = toEnd.pop()) await end();
}

async function startSystems(db: Database, pool: pg.Pool): Promise<MeasuredSystems> {
  const { connectionString, application_name: applicationName } = db.connection;
  const measured: MeasuredSystems = {
    sql: { target: { system: "sql", connectionString, applicationName } },
  };
  if (chosen.includes("api")) {
    const { pid, url, key, stop } = await startApi(db.dataFolder);
    await began(stop);
    measured.api = { target: { system: "api", url, headers: { authorization: `Bearer ${key}` } }, pid };
  }
  if (chosen.includes("postgraphile")) {
    const { pid, url, stop } = await startPostgraphile(db, pool, connections);
    await began(stop);
    measured.postgraphile = { target: { system: "postgraphile", url, headers: {} }, pid };
  }
  return measured;
}

async function measure(): Promise<Results> {
  const loadBefore = loadavg()[0]!;
  if (loadBefore > 0.5)
    log(`Other programs keep this machine busy (load ${loadBefore.toFixed(1)}); the figures will show it.`);
  const db = await openDatabase({ dataFolder });
  await began(() => db.close());
  const pool = new pg.Pool({ ...db.connection, max: 4 });
  pool.on("error", () => {});
  await began(() => pool.end());
  const generator = openLoad(connections);
  await began(() => generator.close());

  const measured = await startSystems(db, pool);
  const bench = new Bench(generator, pool, measured);

  const scales: MeasuredScale[] = [];
  for (const [i, to] of units.entries()) {
    const scale = to / unitsAtFullScale;
    const seeded = await seedUnits(pool, units[i - 1] ?? 0, to);
    log(`Seeded to scale ${scale} in ${seeded.seconds.toFixed(0)} s.`);
    await bench.prepare();
    const alone = await measureAlone(bench, seconds, ["sql", "api"]);
    scales.push({ scale, ...seeded, rows: await countRows(pool), alone });
  }
  const table = await measureTable(bench, seconds, log);
  const knee = await measureKnee(bench, seconds, log);
  const memoryOf = (system: System) => {
    const pid = measured[system]?.pid;
    return pid === undefined ? null : residentMemory(pid);
  };
  const memory = { api: memoryOf("api"), postgraphile: memoryOf("postgraphile") };
  return { machine: await describeMachine(pool), loadBefore, connections, scales, table, knee, memory };
}

/** Rejects when somebody stops the measurement, so that what it started is ended. */
const stopped = new Promise<never>((_, reject) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => reject(new Stopped()));
});

const work = measure();
try {
  const results = await Promise.race([work, stopped]);
  const report = writeReport(results);
  console.log(report);
  if (units.at(-1) === unitsAtFullScale && systems.every((system) => chosen.includes(system))) {
    const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
    mkdirSync(docs, { recursive: true });
    writeFileSync(join(docs, "api-performance.md"), report);
    writeFileSync(join(docs, "api-knee.svg"), renderKnee(results.knee));
  }
} catch (error) {
  console.error(error instanceof Stopped ? "Stopped." : error);
  process.exitCode = 1;
} finally {
  stopping = true;
  await endAll();
  await work.catch(() => {});
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
