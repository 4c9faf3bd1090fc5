import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

const folder = fileURLToPath(new URL("../migrations", import.meta.url));

/** Any number that no other user of the database's advisory locks takes. */
const migrationLock = 0x64_62_64_70;

/** Brings the database to the newest schema. Processes that start together take turns, and the second finds nothing to do. */
export async function migrateDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 30_000, ...connection });
  // A lost server is met by the query; unheard, this event would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}
