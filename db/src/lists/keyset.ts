import { and, type SQL, sql } from "drizzle-orm";
import { AppError } from "../contract/index.ts";

/** Where a row stands in a list: the values of the ordering's keys, as PostgreSQL writes them. */
export type Position = readonly (string | null)[];

/** Which part of a list is wanted. `limit` rows after (or, backward, before) a position, in the list's own order. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: Position | undefined;
  readonly before?: Position | undefined;
  /** Whether the last rows are wanted rather than the first. */
  readonly backward?: boolean | undefined;
}

/** A row and where it stands. */
export interface Placed<T> {
  readonly row: T;
  readonly position: Position;
}

/** A part of a list, in the list's order, and whether more rows lie beyond its ends. */
export interface Page<T> {
  readonly rows: readonly Placed<T>[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

const types = ["uuid", "float8", "timestamptz", "text", "int4", "int8"] as const;

/** What a list is sorted by. No key may be null; together they tell every row from every other. */
export interface Ordering {
  readonly keys: readonly {
    readonly of: SQL | SQL.Aliased | { getSQL(): SQL };
    readonly type: (typeof types)[number];
  }[];
  readonly descending: boolean;
}

const wellFormed: Readonly<Record<(typeof types)[number], RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  float8: /^(-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity)|NaN)$/,
  timestamptz: /^(infinity|[\d\-+:. ]{1,40})$/,
  text: /^[^\0]*$/,
  int4: /^-?\d{1,10}$/,
  int8: /^-?\d{1,19}$/,
};

/** The position of a row, to be selected beside it. */
export const positionOf = ({ keys }: Ordering): SQL<string[]> =>
  sql<string[]>`array[${sql.join(
    keys.map(({ of }) => sql`${of}::text`),
    sql`, `,
  )}]`;

/** BAD_INPUT for an end of a page that is no position of the ordering. */
export function requireEnds({ keys }: Ordering, { after, before }: PageRequest): void {
  for (const position of [after, before]) {
    if (!position) continue;
    const fits = position.length === keys.length;
    if (!fits || !keys.every(({ type }, i) => wellFormed[type].test(position[i] ?? "")))
      throw AppError.badInput("cursor", position.join(" "), "a cursor of this list in this order");
  }
}

function beyond({ keys }: Ordering, position: readonly unknown[], operator: "<" | ">"): SQL {
  const left = sql.join(
    keys.map(({ of }) => sql`${of}`),
    sql`, `,
  );
  const right = sql.join(
    keys.map(({ type }, i) => sql`${position[i]}::${sql.raw(type)}`),
    sql`, `,
  );
  return sql`(${left}) ${sql.raw(operator)} (${right})`;
}

/** The ends of a page as a condition takes them: values, or placeholders for them. */
export interface Ends {
  readonly after?: readonly unknown[] | undefined;
  readonly before?: readonly unknown[] | undefined;
}

/** Placeholders for the ends of a page, `after0` and so on. */
export const endPlaceholders = ({ after, before }: PageRequest): Ends => ({
  after: after?.map((_, i) => sql.placeholder(`after${i}`)),
  before: before?.map((_, i) => sql.placeholder(`before${i}`)),
});

/** The condition of rows in the part between ends that are known to fit (`requireEnds`). */
export function between(ordering: Ordering, { after, before }: Ends): SQL | undefined {
  const [forward, backward] = ordering.descending ? (["<", ">"] as const) : ([">", "<"] as const);
  return and(after && beyond(ordering, after, forward), before && beyond(ordering, before, backward));
}

/** The condition of rows in the wanted part. BAD_INPUT for a position that is not one of this ordering. */
export function within(ordering: Ordering, request: PageRequest): SQL | undefined {
  requireEnds(ordering, request);
  return between(ordering, request);
}

/** The order to select in: the list's own, or reversed for a backward page. */
export function inOrder({ keys, descending }: Ordering, { backward = false }: PageRequest): SQL[] {
  const direction = sql.raw(descending === backward ? "asc" : "desc");
  return keys.map(({ of }) => sql`${of} ${direction}`);
}

/** Rows to select: one more than wanted tells whether there are more. */
export const rowLimit = ({ limit }: PageRequest): number => limit + 1;

/** The page of rows selected `within` a part, `inOrder`, at most `rowLimit`. */
export function toPage<T>(selected: readonly Placed<T>[], request: PageRequest): Page<T> {
  const { limit, after, before, backward = false } = request;
  const more = selected.length > limit;
  const rows = selected.slice(0, limit);
  if (backward) rows.reverse();
  return {
    rows,
    hasNext: backward ? before !== undefined : more,
    hasPrevious: backward ? more : after !== undefined,
  };
}
