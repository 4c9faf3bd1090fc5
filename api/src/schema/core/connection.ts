import type { Page, PageRequest, Position } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";

/** Most rows of one page. */
export const pageLimit = 100;

/** Arguments of a connection. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

function encodeCursor(order: string, position: Position): string {
  return Buffer.from(JSON.stringify([order, ...position])).toString("base64url");
}

function decodeCursor(field: string, order: string, cursor: string): Position {
  try {
    const [of, ...position] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    if (of === order && position.every((part) => typeof part === "string")) return position as string[];
  } catch {
    // Told below like any other cursor that is none.
  }
  throw AppError.badInput(field, cursor, "a cursor that this list gave in this order");
}

/**
 * The page that a connection's arguments ask for; `order` names how the list is sorted, since a cursor of another order
 * says nothing. BAD_INPUT unless exactly one of first and last is there, from 1 to 100, with cursors of this list.
 */
export function pageRequest(args: ConnectionArguments, order: string): PageRequest {
  const { first, last, after, before } = args;
  const field = last == null ? "first" : "last";
  const wanted = first ?? last;
  if (wanted == null || (first != null && last != null))
    throw AppError.badInput("first", first ?? null, "exactly one of first and last, from 1 to 100");
  if (wanted < 1 || wanted > pageLimit)
    throw AppError.badInput(field, wanted, "a whole number from 1 to 100");
  return {
    limit: Math.min(wanted, pageLimit),
    backward: last != null,
    ...(after == null ? {} : { after: decodeCursor("after", order, after) }),
    ...(before == null ? {} : { before: decodeCursor("before", order, before) }),
  };
}

/** A row in a connection. Its cursor is written when it is asked for. */
class Edge<T> {
  readonly node: T;
  private readonly order: string;
  private readonly position: Position;

  constructor(node: T, order: string, position: Position) {
    this.node = node;
    this.order = order;
    this.position = position;
  }

  get cursor(): string {
    return encodeCursor(this.order, this.position);
  }
}

/** A part of a list as a connection's fields take it. */
interface ConnectionValue<T> {
  readonly edges: { readonly node: T; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly total: () => Promise<number | null>;
}

/**
 * What is not asked for is not made. (A class, since an object with a getter of its own has a layout of its own, by which
 * everything that it refers to outlives its request.)
 */
class Connection<T> implements ConnectionValue<T> {
  readonly edges: Edge<T>[];
  readonly total: () => Promise<number | null>;
  private readonly page: Page<T>;

  constructor(page: Page<T>, order: string, total: () => Promise<number | null>) {
    this.edges = page.rows.map(({ row, position }) => new Edge(row, order, position));
    this.total = total;
    this.page = page;
  }

  get pageInfo() {
    return {
      hasNextPage: this.page.hasNext,
      hasPreviousPage: this.page.hasPrevious,
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }
}

/** What a connection field resolves to. */
export const connectionOf = <T>(
  page: Page<T>,
  order: string,
  total: () => Promise<number | null>,
): ConnectionValue<T> => new Connection(page, order, total);
