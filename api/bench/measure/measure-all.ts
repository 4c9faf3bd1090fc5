import { type OperationName, operations, type System } from "../operations/index.ts";
import type { Bench, Measurement } from "./bench.ts";

export type BySystem = Partial<Record<System, Measurement>>;

/** Clients of the main table, and how many its paced clients make of what the API can do. */
export const tableClients = 8;
export const pacedShare = 0.25;
export const kneeClients = [1, 2, 4, 8, 16, 32, 64];

/** How fast one client is answered; asked at two sizes of the database it tells how time grows. */
export async function measureAlone(bench: Bench, seconds: number, systems: readonly System[]) {
  const found = new Map<OperationName, BySystem>();
  for (const operation of bench.operationsOf("sql")) {
    const row: BySystem = {};
    for (const system of systems)
      if (bench.operationsOf(system).includes(operation))
        row[system] = await bench.load(operation, system, { clients: 1, seconds });
    found.set(operation, row);
  }
  return found;
}

export interface TableRow {
  /** Each client asks again as soon as it is answered. */
  readonly busy: BySystem;
  /** The clients together ask for a quarter of what the slower of SQL and API can do. */
  readonly paced: BySystem;
}

/** Every operation on every system at 8 clients. */
export async function measureTable(
  bench: Bench,
  seconds: number,
  log: (line: string) => void,
): Promise<Map<OperationName, TableRow>> {
  const found = new Map<OperationName, TableRow>();
  for (const operation of bench.operationsOf("sql")) {
    const row: TableRow = { busy: {}, paced: {} };
    for (const system of ["sql", "api", "postgraphile"] as const)
      if (bench.operationsOf(system).includes(operation))
        row.busy[system] = await bench.load(operation, system, { clients: tableClients, seconds });
    const { sql, api } = row.busy;
    const slower = Math.min(sql!.throughput, api?.throughput ?? Number.POSITIVE_INFINITY);
    const interval = (1000 * tableClients) / (pacedShare * slower);
    for (const system of ["sql", "api"] as const)
      if (row.busy[system])
        row.paced[system] = await bench.load(operation, system, { clients: tableClients, seconds, interval });
    log(`${operations[operation].title}: measured at ${tableClients} clients.`);
    found.set(operation, row);
  }
  return found;
}

/** One system's answers to one operation by number of clients. */
export type Knee = Map<OperationName, Partial<Record<System, Map<number, Measurement>>>>;

/** The operations that both servers answer, at more and more clients. */
export async function measureKnee(bench: Bench, seconds: number, log: (line: string) => void): Promise<Knee> {
  const found: Knee = new Map();
  const both = bench.operationsOf("postgraphile");
  for (const operation of both) {
    const row: Partial<Record<System, Map<number, Measurement>>> = {};
    for (const system of ["api", "postgraphile"] as const) {
      if (!bench.operationsOf(system).includes(operation)) continue;
      const line = new Map<number, Measurement>();
      for (const clients of kneeClients)
        line.set(clients, await bench.load(operation, system, { clients, seconds }));
      row[system] = line;
    }
    log(`${operations[operation].title}: measured at 1 to ${kneeClients.at(-1)} clients.`);
    found.set(operation, row);
  }
  return found;
}
