import type { List, OwnedList } from "@dreambooth-dpo/db";
import { batched } from "./batch.ts";
import { type ConnectionArguments, connectionOf, pageRequest } from "./connection.ts";
import type { Services } from "./services.ts";

/** Nulls of GraphQL input left out: to a filter, a field that is null and one that is absent mean the same. */
export type Given<T> = { [K in keyof T]: Exclude<T[K], null> };

/** An input without its nulls. */
export function given<T extends object>(input: T | null | undefined): Given<T> {
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== null)) as Given<T>;
}

/** How a list is asked to be sorted. */
interface OrderBy<Order> {
  readonly field: Order;
  readonly direction: "asc" | "desc";
}

interface ListArguments<Order> extends ConnectionArguments {
  readonly orderBy?: OrderBy<Order> | null | undefined;
}

const selectionOf = <Filter, Order extends string>(
  orderBy: OrderBy<Order> | null | undefined,
  fallback: OrderBy<Order>,
  filter: Filter,
) => {
  const { field: order, direction } = orderBy ?? fallback;
  return { filter, order, descending: direction === "desc" };
};

/** Resolves a connection over a whole list; `along` names what its rows bring along. */
export async function wholeList<Row, Filter, Order extends string, Owner extends string>(
  { db }: Services,
  list: List<Row, Filter, Order, Owner>,
  args: ListArguments<Order>,
  fallback: OrderBy<Order>,
  filter: Filter,
  along: readonly string[] = [],
) {
  const selected = selectionOf(args.orderBy, fallback, filter);
  const order = `${list.name} ${selected.order} ${selected.descending}`;
  const page = await list.page(db, pageRequest(args, order), selected, along);
  return connectionOf(page, order, () => list.count(db, filter));
}

/** Resolves a connection over the rows of one owner; those of many owners are loaded together, with what they bring along. */
export function ownedList<Row, Filter, Order extends string, Owner extends string>(
  list: OwnedList<Row, Filter, Order, Owner>,
  owner: Owner,
  fallback: OrderBy<Order>,
) {
  type Asked = {
    readonly page: ConnectionArguments;
    readonly orderBy: OrderBy<Order>;
    readonly filter: Filter;
    readonly along: readonly string[];
  };
  const nameOf = ({ field, direction }: OrderBy<Order>) => `${list.name} ${field} ${direction === "desc"}`;
  const pages = batched(
    (ids, { page, orderBy, filter, along }: Asked, { db }) =>
      list.pageOf(
        db,
        owner,
        ids,
        pageRequest(page, nameOf(orderBy)),
        selectionOf(orderBy, fallback, filter),
        along,
      ),
    () => ({ rows: [], hasNext: false, hasPrevious: false }),
  );
  const counts = batched(
    (ids, filter: Filter, { db }) => list.countOf(db, owner, ids, filter),
    () => 0 as number | null,
  );
  return async (
    id: string,
    args: ListArguments<Order>,
    services: Services,
    filter: Filter,
    along: readonly string[] = [],
  ) => {
    const { first, last, after, before } = args;
    const orderBy = args.orderBy ?? fallback;
    const asked = { page: { first, last, after, before }, orderBy, filter, along };
    const page = await pages(id, asked, services);
    return connectionOf(page, nameOf(orderBy), () => counts(id, filter, services));
  };
}
