import { and, eq, getTableName, inArray, type SQL, type Subquery, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { isId } from "../queries/not-found.ts";
import { countOf, countsOf, countWhere, countWhereOfEach } from "./counters.ts";
import {
  inOrder,
  type Ordering,
  type Page,
  type PageRequest,
  positionOf,
  rowLimit,
  toPage,
  within,
} from "./keyset.ts";

/** What is selected of a table. */
export type Columns = Readonly<Record<string, AnyPgColumn>>;

/** A row as its columns give it. */
export type RowOf<C extends Columns> = {
  [K in keyof C]: C[K]["_"]["notNull"] extends true ? C[K]["_"]["data"] : C[K]["_"]["data"] | null;
};

export interface ListDefinition<C extends Columns, Filter, Order extends string, Owner extends string> {
  readonly table: PgTable;
  readonly columns: C;
  readonly id: AnyPgColumn;
  /** The keys of each order; the last one tells rows apart. */
  readonly orders: Readonly<Record<Order, Ordering["keys"]>>;
  readonly condition: (filter: Filter) => SQL | undefined;
  /** What rows can belong to. */
  readonly owners: Readonly<Record<Owner, AnyPgColumn>>;
  /** Relations whose length triggers count: as a whole, and by which owners. */
  readonly counted?: {
    readonly relation: string;
    readonly whole?: boolean;
    readonly owners?: readonly NoInfer<Owner>[];
  };
  readonly descending: boolean;
}

/** Which rows, and how they are sorted. */
export interface Selected<Filter, Order> {
  readonly filter?: Filter | undefined;
  readonly order: Order;
  readonly descending?: boolean | undefined;
}

/** A list of rows that belong to something, paged and counted for many owners at once. */
export interface OwnedList<Row, Filter, Order extends string, Owner extends string> {
  /** The table's, by which its positions are told from those of another list. */
  readonly name: string;
  /** A page of each owner's rows, in one statement. */
  pageOf(
    db: Database,
    owner: Owner,
    ids: readonly string[],
    request: PageRequest,
    selected: Selected<Filter, Order>,
  ): Promise<Map<string, Page<Row>>>;
  countOf(
    db: Database,
    owner: Owner,
    ids: readonly string[],
    filter: Filter,
  ): Promise<Map<string, number | null>>;
}

/** A list of rows that can be paged, counted and looked up, as a whole or by owner. */
export interface List<Row, Filter, Order extends string, Owner extends string>
  extends OwnedList<Row, Filter, Order, Owner> {
  page(db: Database, request: PageRequest, selected: Selected<Filter, Order>): Promise<Page<Row>>;
  /** How many rows a filter leaves: the counter's word where it narrows nothing; null when they are too many to count. */
  count(db: Database, filter: Filter): Promise<number | null>;
  /** The rows of some ids, in no order; unknown ids are left out. */
  byId(db: Database, ids: readonly string[]): Promise<Row[]>;
}

/** In the statement of a list of many owners: the owner whose part is being selected. */
const ownerId = sql`owners.id`;

/** Makes a keyset-paginated list of a table's rows. */
export function defineList<C extends Columns, Filter, Order extends string, Owner extends string = never>(
  definition: ListDefinition<C, Filter, Order, Owner>,
): List<RowOf<C>, Filter, Order, Owner> {
  type Row = RowOf<C>;
  const { table, columns, id, orders, condition, owners, counted } = definition;
  const orderingOf = ({ order, descending = definition.descending }: Selected<Filter, Order>): Ordering => ({
    keys: orders[order],
    descending,
  });
  return {
    name: getTableName(table),
    async page(db, request, selected) {
      const ordering = orderingOf(selected);
      const rows = await guarded(() =>
        db.sql
          .select({ row: columns, position: positionOf(ordering) })
          .from(table)
          .where(and(selected.filter && condition(selected.filter), within(ordering, request)))
          .orderBy(...inOrder(ordering, request))
          .limit(rowLimit(request)),
      );
      return toPage(rows as unknown as { row: Row; position: string[] }[], request);
    },
    async pageOf(db, owner, ids, request, selected) {
      const ordering = orderingOf(selected);
      const part = db.sql
        .select({
          ...columns,
          // Names that no column has.
          ofOwner: sql<string>`${owners[owner]}`.as("of_owner"),
          atPosition: positionOf(ordering).as("at_position"),
        })
        .from(table)
        .where(
          and(
            eq(owners[owner], ownerId),
            selected.filter && condition(selected.filter),
            within(ordering, request),
          ),
        )
        .orderBy(...inOrder(ordering, request))
        .limit(rowLimit(request))
        .as("part") as unknown as Subquery<"part", Record<string, SQL.Aliased>>;
      const given = sql`unnest(${sql.param([...ids])}::uuid[]) as owners(id)`;
      const found = await guarded(() => db.sql.select().from(given).crossJoinLateral(part));
      const byOwner = new Map(ids.map((each) => [each, [] as { row: Row; position: string[] }[]]));
      for (const { part: row } of found as unknown as {
        part: Row & { ofOwner: string; atPosition: string[] };
      }[])
        byOwner.get(row.ofOwner)?.push({ row, position: row.atPosition });
      return new Map([...byOwner].map(([each, rows]) => [each, toPage(rows, request)]));
    },
    count(db, filter) {
      const narrowed = condition(filter);
      return counted?.whole && !narrowed ? countOf(db, counted.relation) : countWhere(db, table, narrowed);
    },
    countOf(db, owner, ids, filter) {
      const narrowed = condition(filter);
      return counted?.owners?.includes(owner) && !narrowed
        ? countsOf(db, counted.relation, ids)
        : countWhereOfEach(db, ids, table, and(eq(owners[owner], ownerId), narrowed));
    },
    async byId(db, ids) {
      const rows = await guarded(() =>
        db.sql
          .select(columns)
          .from(table)
          // What cannot be an id is one that is unknown.
          .where(inArray(id, ids.filter(isId))),
      );
      return rows as unknown as Row[];
    },
  };
}
