import pg from "pg";
import type { Database } from "./database.ts";

/** A statement as `pg` takes it; with a name it is prepared once per connection. */
export interface Statement {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
}

/** Connections of their own for small writes that a crash of the server may lose. */
export interface VolatileConnection {
  query(statement: Statement): Promise<pg.QueryResult>;
  close(): Promise<void>;
}

/** int8 (20) as a number: what is counted here stays far below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === 20 && format !== "binary" ? Number : pg.types.getTypeParser(oid, format as "text"),
} as pg.CustomTypesConfig;

/**
 * Opens up to two connections whose commits do not wait for the disk. They are no part of the pool: they neither take
 * connections from requests nor count as statements of one, and they give up within two seconds when the server is away.
 */
export function openVolatileConnection({ connection }: Database): VolatileConnection {
  const patience = 2000;
  const pool = new pg.Pool({
    ...connection,
    types,
    max: 2,
    keepAlive: true,
    allowExitOnIdle: true,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    statement_timeout: patience,
    // Waited for before the connection is used.
    onConnect: (client) => client.query("set synchronous_commit = off"),
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return { query: (statement) => pool.query(statement as pg.QueryConfig), close: () => pool.end() };
}
