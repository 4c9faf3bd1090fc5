import { and, eq, getTableName, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Columns, RowOf } from "./columnar.ts";
import { countsOfStages, countWhereOfEach } from "./counters.ts";
import type { OwnedList, Selected } from "./define-list.ts";
import {
  between,
  endPlaceholders,
  inOrder,
  type Ordering,
  type PageRequest,
  positionOf,
  requireEnds,
  rowLimit,
} from "./keyset.ts";
import { type Companion, endsOf, groupPages, pageReader, selected as selectedOf } from "./read-page.ts";

/** Where rows are read from in an order, and by what they are sorted; `where` leaves out those that the order lacks. */
export interface SortedRows {
  readonly from: SQL;
  readonly keys: Ordering["keys"];
  readonly where?: SQL | undefined;
}

export interface StageListDefinition<C extends Columns, Filter, Order extends string> {
  readonly table: PgTable;
  readonly columns: C;
  /** The stage that left a row. */
  readonly stageId: AnyPgColumn;
  sorted(order: Order): SortedRows;
  /** Which rows; `order` is that of a page, undefined where rows are counted. */
  condition(filter: Filter, order: Order | undefined): SQL | undefined;
  /** Which uses of stages by a run (`u`, of run_stages) leave such rows. */
  usesOfRun(filter: Filter): SQL;
  readonly descending: boolean;
  /** What pages can be asked to bring along, by name. */
  readonly companions?: Readonly<Record<string, Companion<RowOf<C>>>>;
}

/** In the statement of many owners' pages: the stage whose rows are being selected. */
const ofStage = sql`of_owner.stage_id`;

/**
 * Makes a keyset-paginated list of rows that stages leave: those of a stage, or those of all stages that a run uses. Each stage
 * gives its first rows by its own index, so a page costs no more in a large stage than in a small one.
 */
export function defineStageList<C extends Columns, Filter, Order extends string>(
  definition: StageListDefinition<C, Filter, Order>,
): OwnedList<RowOf<C>, Filter, Order, "stage" | "run"> {
  type Row = RowOf<C>;
  const { table, columns, stageId, sorted, condition, usesOfRun, companions = {} } = definition;
  const relation = getTableName(table);
  const name = sql.identifier(relation);
  const read = pageReader<Row>(columns);
  const stagesOf = (owner: "stage" | "run", filter: Filter) =>
    owner === "stage"
      ? sql`(select owners.id) as of_owner(stage_id)`
      : sql`(select distinct u.stage_id from run_stages u where u.run_id = owners.id and ${usesOfRun(filter)})
          as of_owner(stage_id)`;
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
  const pagesOf = (
    owner: "stage" | "run",
    request: PageRequest,
    { filter, order, descending }: Selected<Filter, Order> & { readonly descending: boolean },
  ) => {
    const { from, keys, where } = sorted(order);
    const ordering = { keys, descending };
    const named = keys.map(({ type }, i) => ({ of: sql.identifier(`key_${i}`).getSQL(), type }));
    const narrowed = filter && condition(filter, order);
    const limit = sql.placeholder("limit");
    const ofOneStage = sql`
      select ${name}.*, ${positionOf(ordering)} as at_position,
        ${list(keys.map(({ of }, i) => sql`${of} as ${named[i]!.of}`))}
      from ${from} where ${and(eq(stageId, ofStage), where, narrowed, between(ordering, endPlaceholders(request)))}
      order by ${list(inOrder(ordering, request))} limit ${limit}`;
    const ofOwner = sql`
      select part.* from ${stagesOf(owner, filter ?? ({} as Filter))} cross join lateral (${ofOneStage}) as part
      order by ${list(inOrder({ keys: named, descending }, request))} limit ${limit}`;
    // Under the table's own name, so that its columns are called as they are in the table.
    return sql`
      select ${selectedOf(columns)}, ${name}.at_position, owners.id as of_owner
      from unnest(${sql.placeholder("ids")}::uuid[]) as owners(id) cross join lateral (${ofOwner}) as ${name}`;
  };
  return {
    name: relation,
    async pageOf(db, owner, ids, request, selected, along = []) {
      const { filter, order, descending = definition.descending } = selected;
      const { keys } = sorted(order);
      requireEnds({ keys, descending }, request);
      const { backward = false, after, before } = request;
      const found = await read(db, {
        description: [relation, owner, order, descending, backward, !after, !before, along, filter],
        select: () => pagesOf(owner, request, { filter, order, descending }),
        values: { ids, limit: rowLimit(request), ...endsOf(request) },
        owned: true,
        companions: along.map((each) => companions[each]!),
      });
      return groupPages(ids, found, request);
    },
    countOf(db, owner, ids, filter) {
      const narrowed = condition(filter, undefined);
      const stages = stagesOf(owner, filter);
      return narrowed
        ? countWhereOfEach(db, ids, sql`${stages} join ${table} on ${stageId} = ${ofStage}`, narrowed)
        : countsOfStages(db, relation, ids, stages);
    },
  };
}
