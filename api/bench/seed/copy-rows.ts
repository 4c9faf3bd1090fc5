import type pg from "pg";

/** What a column can be given; objects become JSON. */
export type Cell = string | number | boolean | null | object;

/** A moment as a cell. */
export const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function textOf(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "t" : "f";
  const text = typeof cell === "string" ? cell : JSON.stringify(cell);
  return text.replace(/[\\\t\n\r]/g, (found) => escapes[found]!);
}

/** Rows of one table that wait to be copied. */
export class TableRows {
  readonly table: string;
  private readonly columns: readonly string[];
  private lines: string[] = [];

  constructor(table: string, columns: readonly string[]) {
    this.table = table;
    this.columns = columns;
  }

  get count(): number {
    return this.lines.length;
  }

  /** Adds a row, its cells in the order of the columns. */
  add(...cells: readonly Cell[]): void {
    let line = textOf(cells[0]!);
    for (let i = 1; i < cells.length; i++) line += `\t${textOf(cells[i]!)}`;
    this.lines.push(line);
  }

  /** Sends all rows with COPY and forgets them. Rejects, naming the table, when the database refuses one. */
  async copy(client: pg.ClientBase): Promise<number> {
    const lines = this.lines;
    this.lines = [];
    if (!lines.length) return 0;
    const columns = this.columns.map((column) => `"${column}"`).join(", ");
    await copyLines(client, `copy ${this.table} (${columns}) from stdin`, lines).catch((cause: unknown) => {
      throw new Error(`COPY into ${this.table} failed: ${(cause as Error).message}`, { cause });
    });
    return lines.length;
  }
}

/** Lines of one message of the protocol. */
const linesPerChunk = 2000;

/** COPY ... FROM STDIN in pg's own protocol: pg knows the messages, but brings no query that sends them. */
function copyLines(client: pg.ClientBase, statement: string, lines: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    client.query({
      submit(connection: CopyConnection) {
        connection.query(statement);
      },
      handleCopyInResponse(connection: CopyConnection) {
        for (let at = 0; at < lines.length; at += linesPerChunk)
          connection.sendCopyFromChunk(Buffer.from(`${lines.slice(at, at + linesPerChunk).join("\n")}\n`));
        connection.endCopyFrom();
      },
      handleError(error: Error) {
        failure = error;
        // pg tells no query of the connection's end but through this.
        reject(error);
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    } as unknown as pg.Submittable);
  });
}

/** The part of pg's connection that a COPY needs; its types leave these out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}
