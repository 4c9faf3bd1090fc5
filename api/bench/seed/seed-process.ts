/**
 * `node seed-process.ts FOLDER FROM TO`: adds units of the benchmark's database to the one of a data folder, with pictures to look
 * at, for benchmarks of what stands on the API. Prints as JSON what there is and what is worth opening.
 */
import { openDatabase } from "@dreambooth-dpo/db";
import pg from "pg";
import { countRows } from "./count-rows.ts";
import { enlargeSelection } from "./enlarge-selection.ts";
import { experimentsOf } from "./plan-experiment.ts";
import { seedUnits } from "./seed-units.ts";
import { storePictures } from "./store-pictures.ts";

const [dataFolder, from, to] = process.argv.slice(2);
const db = await openDatabase({ dataFolder: dataFolder! });
const pool = new pg.Pool({ ...db.connection, max: 4 });
try {
  const { seconds } = await seedUnits(pool, Number(from), Number(to));
  await storePictures(db, pool);
  const [wide, ordinary] = experimentsOf(0);
  const largeSelection = await enlargeSelection(pool, wide!);
  await pool.query("vacuum analyze images, pairs");
  const worthOpening = { wide: wide!.id, ordinary: ordinary!.id, largeSelection };
  const runs = wide!.runs.map(({ id }) => id);
  console.log(JSON.stringify({ seconds, rows: await countRows(pool), worthOpening, runs }));
} finally {
  await pool.end();
  await db.close();
}
