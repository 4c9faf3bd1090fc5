import { createHash } from "node:crypto";
import { fillPlaceholders, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type pg from "pg";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

interface Prepared {
  readonly text: string;
  /** Under which a connection keeps the statement parsed and planned. */
  readonly name: string | undefined;
  readonly params: unknown[];
}

/** Most statements that are remembered; those asked for longest ago are forgotten. */
const rememberedAtMost = 500;
/** Longest description of a statement that is remembered: it may hold what a user has written. */
const longestKey = 1000;
/** Most different texts that get a name: a connection keeps what it has been told the name of until it ends. */
const namedAtMost = 200;

const dialect = new PgDialect();
const remembered = new Map<string, Prepared>();
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namedAtMost) return known;
  const name = `list_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
  names.set(text, name);
  return name;
}

function prepare(statement: SQL): Prepared {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return { text, name: nameOf(text), params };
}

function preparedFor(key: string, write: () => SQL): Prepared {
  const known = remembered.get(key);
  if (!known && key.length > longestKey) return prepare(write());
  const prepared = known ?? prepare(write());
  remembered.delete(key);
  remembered.set(key, prepared);
  if (remembered.size > rememberedAtMost) remembered.delete(remembered.keys().next().value!);
  return prepared;
}

// JSON has one word for all numbers that are not finite, statements have not.
const spelled = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

/**
 * What a statement of one row with one JSON value answers. The statement is written once for a `description` (all that
 * determines it but its placeholders' values) and planned once per connection.
 */
export async function readJson<T>(
  db: Database,
  description: readonly unknown[],
  write: () => SQL,
  values: Readonly<Record<string, unknown>>,
): Promise<T> {
  const { text, name, params } = preparedFor(JSON.stringify(description, spelled), write);
  const pool = (db.sql as unknown as { readonly $client: pg.Pool }).$client;
  const { rows } = await guarded(() =>
    pool.query<[T]>({
      ...{ text, rowMode: "array", values: fillPlaceholders(params, values) },
      ...(name === undefined ? {} : { name }),
    }),
  );
  return rows[0]![0];
}
