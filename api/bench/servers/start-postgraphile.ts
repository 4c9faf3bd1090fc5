import { fileURLToPath } from "node:url";
import type { Database } from "@dreambooth-dpo/db";
import type pg from "pg";
import { seriesStatement } from "../operations/index.ts";
import { type ServerProcess, startProcess } from "./start-process.ts";

/**
 * What PostGraphile's users would tell it: that a score belongs to an image, which no constraint says, and a function for
 * what no table holds, the points of a series that a chart needs. In a schema of its own, the API does not see it.
 */
const hints = `
  comment on table scores is '@foreignKey (image_stage_id, image_key) references images (stage_id, key)';
  create schema bench;
  create function bench.metric_points(stage uuid, metric text) returns table (step int, value real)
    language sql stable as $$ ${seriesStatement("$1", "$2")} $$;`;

/** Starts PostGraphile 5 over the database's tables. */
export async function startPostgraphile(
  { connection }: Database,
  pool: pg.Pool,
  connections: number,
): Promise<ServerProcess & { readonly url: string }> {
  await pool.query(hints);
  const { server, lines } = await startProcess(
    fileURLToPath(new URL("postgraphile-process.ts", import.meta.url)),
    {
      GRAPHILE_ENV: "production",
      BENCH_DATABASE: connection.connectionString,
      BENCH_APPLICATION: connection.application_name,
      BENCH_CONNECTIONS: String(connections),
    },
    (said) => said.some((line) => line.startsWith("http://")),
  );
  return { ...server, url: lines.find((line) => line.startsWith("http://"))! };
}
