import { and, eq, getTableName, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../database.ts";
import type { Columns, RowOf } from "./columnar.ts";
import { countOf, countsOf, countWhere, countWhereOfEach } from "./counters.ts";
import {
  between,
  endPlaceholders,
  inOrder,
  type Ordering,
  type Page,
  type PageRequest,
  positionOf,
  requireEnds,
  rowLimit,
  toPage,
} from "./keyset.ts";
import {
  type Companion,
  endsOf,
  groupPages,
  pageReader,
  readerById,
  selected as selectedOf,
} from "./read-page.ts";

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
  /** What pages can be asked to bring along, by name. */
  readonly companions?: Readonly<Record<string, Companion<RowOf<C>>>>;
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
  /** A page of each owner's rows, in one statement; `along` names what is read with them. */
  pageOf(
    db: Database,
    owner: Owner,
    ids: readonly string[],
    request: PageRequest,
    selected: Selected<Filter, Order>,
    along?: readonly string[],
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
  /** A page of the rows, in one statement; `along` names what is read with them. */
  page(
    db: Database,
    request: PageRequest,
    selected: Selected<Filter, Order>,
    along?: readonly string[],
  ): Promise<Page<Row>>;
  /** How many rows a filter leaves: the counter's word where it narrows nothing; null when they are too many to count. */
  count(db: Database, filter: Filter): Promise<number | null>;
  /** The rows of some ids, in no order; unknown ids are left out. */
  byId(db: Database, ids: readonly string[]): Promise<Row[]>;
}

/** In the statement of a list of many owners: the owner whose part is being selected. */
const ownerId = sql`owners.id`;

const where = (condition: SQL | undefined) => (condition ? sql`where ${condition}` : sql``);

/** Makes a keyset-paginated list of a table's rows. */
export function defineList<C extends Columns, Filter, Order extends string, Owner extends string = never>(
  definition: ListDefinition<C, Filter, Order, Owner>,
): List<RowOf<C>, Filter, Order, Owner> {
  type Row = RowOf<C>;
  const { table, columns, id, orders, condition, owners, counted, companions = {} } = definition;
  const name = getTableName(table);
  const read = pageReader<Row>(columns);
  const orderingOf = ({ order, descending = definition.descending }: Selected<Filter, Order>): Ordering => ({
    keys: orders[order],
    descending,
  });
  const statement = (
    request: PageRequest,
    selected: Selected<Filter, Order>,
    along: readonly string[],
    owner?: Owner,
  ) => {
    const { filter, order } = selected;
    const ordering = orderingOf(selected);
    requireEnds(ordering, request);
    const ends = endPlaceholders(request);
    const { backward = false, after, before } = request;
    const whose = owner === undefined ? undefined : owners[owner];
    return {
      description: [name, owner, order, ordering.descending, backward, !after, !before, along, filter],
      select: () => sql`
        select ${selectedOf(columns)}, ${positionOf(ordering)} as at_position${whose ? sql`, ${whose} as of_owner` : sql``}
        from ${table} ${where(and(whose && eq(whose, ownerId), filter && condition(filter), between(ordering, ends)))}
        order by ${sql.join(inOrder(ordering, request), sql`, `)} limit ${sql.placeholder("limit")}`,
      values: { limit: rowLimit(request), ...endsOf(request) },
      owned: owner !== undefined,
      companions: along.map((each) => companions[each]!),
    };
  };
  return {
    name,
    async page(db, request, selected, along = []) {
      const { placed } = await read(db, statement(request, selected, along));
      return toPage(placed, request);
    },
    async pageOf(db, owner, ids, request, selected, along = []) {
      const ofOne = statement(request, selected, along, owner);
      const found = await read(db, {
        ...ofOne,
        select: () => sql`
          select part.* from unnest(${sql.placeholder("ids")}::uuid[]) as owners(id)
          cross join lateral (${ofOne.select()}) as part`,
        values: { ...ofOne.values, ids },
      });
      return groupPages(ids, found, request);
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
    byId: readerById<Row>(table, columns, id),
  };
}
