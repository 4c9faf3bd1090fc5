import { getTableName, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../database.ts";
import { isId } from "../queries/not-found.ts";
import { type Columns, columnar, rowReader, type Values } from "./columnar.ts";
import { type Page, type PageRequest, type Placed, toPage } from "./keyset.ts";
import { readJson } from "./prepare-statement.ts";

/** What comes along with the rows of a page in the page's own statement, to be had from them without another. */
export interface Companion<Row> {
  /** Its lists, read for the rows of `page`: their columns, and their numbers `at_row` from 1. */
  readonly lists: SQL;
  /** Gives the rows what was found for them. */
  attach(rows: readonly Row[], found: readonly Values[]): void;
}

/** The rows of a page, or of the pages of many owners, in one statement. */
export interface PageStatement<Row> {
  /** All that determines the statement but its placeholders' values. */
  readonly description: readonly unknown[];
  /** Selects the columns under their own names, `at_position` and, of many owners, `of_owner` (names that no column has), all in the page's order. */
  select(): SQL;
  /** Of the placeholders: those of `endsOf`, and `ids` of many owners. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly owned: boolean;
  readonly companions: readonly Companion<Row>[];
}

/** The columns as `PageStatement.select` has them. */
export const selected = (columns: Columns): SQL =>
  sql.join(
    Object.values(columns).map((column) => sql`${column}`),
    sql`, `,
  );

/** Makes the reader of a list's pages; of many owners it tells whose each row is. */
export function pageReader<Row extends object>(columns: Columns) {
  const rowsOf = rowReader<Row>(columns);
  const own = Object.values(columns).map(({ name }) => sql`${sql.identifier(name)}`);
  const names = Object.keys(columns);
  const write = ({ select, owned, companions }: PageStatement<Row>) => {
    const lists = columnar([...own, sql`at_position`, ...(owned ? [sql`of_owner`] : [])]);
    const found = [sql`(select ${lists} from page)`, ...companions.map((each) => sql`(${each.lists})`)];
    return sql`with page as materialized (select row_number() over () as at_row, part.* from (${select()}) as part)
      select json_build_array(${sql.join(found, sql`, `)})`;
  };
  return async (db: Database, statement: PageStatement<Row>) => {
    const { description, values, owned, companions } = statement;
    const [page, ...along] = await readJson<Values[][]>(
      db,
      [names, ...description],
      () => write(statement),
      values,
    );
    const rows = rowsOf(page!);
    for (const [i, companion] of companions.entries()) companion.attach(rows, along[i]!);
    const positions = (page![own.length] ?? []) as string[][];
    const placed: Placed<Row>[] = rows.map((row, n) => ({ row, position: positions[n]! }));
    return { placed, owners: owned ? ((page![own.length + 1] ?? []) as string[]) : [] };
  };
}

/** Makes the reader of a table's rows by their ids, in no order; unknown ids are left out. */
export function readerById<Row>(table: PgTable, columns: Columns, id: AnyPgColumn) {
  const rowsOf = rowReader<Row>(columns);
  const lists = columnar(Object.values(columns).map((column) => sql`${column}`));
  const statement = sql`select ${lists} from ${table} where ${id} = any(${sql.placeholder("ids")}::uuid[])`;
  const description = [getTableName(table), "by id", Object.keys(columns)];
  return async (db: Database, ids: readonly string[]): Promise<Row[]> =>
    // What cannot be an id is one that is unknown.
    rowsOf(await readJson<Values[]>(db, description, () => statement, { ids: ids.filter(isId) }));
}

/** The page of each owner. */
export function groupPages<Row>(
  ids: readonly string[],
  { placed, owners }: { readonly placed: readonly Placed<Row>[]; readonly owners: readonly string[] },
  request: PageRequest,
): Map<string, Page<Row>> {
  const byOwner = new Map(ids.map((id) => [id, [] as Placed<Row>[]]));
  for (const [n, each] of placed.entries()) byOwner.get(owners[n]!)?.push(each);
  return new Map([...byOwner].map(([id, rows]) => [id, toPage(rows, request)]));
}

/** The placeholders' values of a page's ends. */
export const endsOf = ({ after, before }: PageRequest): Record<string, unknown> => ({
  ...Object.fromEntries((after ?? []).map((part, i) => [`after${i}`, part])),
  ...Object.fromEntries((before ?? []).map((part, i) => [`before${i}`, part])),
});
