import {
  type BySystem,
  type Knee,
  kneeClients,
  pacedShare,
  type TableRow,
  tableClients,
} from "../measure/index.ts";
import { type OperationName, operations } from "../operations/index.ts";
import type { Machine } from "./describe-machine.ts";
import { figure, markdownTable } from "./tables.ts";

/** The database at one size, and how fast single clients were answered over it. */
export interface MeasuredScale {
  readonly scale: number;
  /** Seconds that seeding took, from the size before. */
  readonly seconds: number;
  readonly bytes: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly alone: ReadonlyMap<OperationName, BySystem>;
}

export interface Results {
  readonly machine: Machine;
  /** Processes that wanted to run before the measurement began, on average of a minute; 0 on a quiet machine. */
  readonly loadBefore: number;
  readonly connections: number;
  readonly scales: readonly MeasuredScale[];
  readonly table: ReadonlyMap<OperationName, TableRow>;
  readonly knee: Knee;
  /** Most resident memory, bytes; null where it could not be told. */
  readonly memory: { readonly api: number | null; readonly postgraphile: number | null };
}

const reach = { addedP50: 3, addedP99: 15, ratio: 2, memory: 400e6, growth: 1.3 };
const titleOf = (operation: OperationName) => operations[operation].title;
const verdict = (reached: boolean) => (reached ? "yes" : "no");
const millions = (bytes: number | null) => (bytes === null ? "-" : `${Math.round(bytes / 1e6)} MB`);

/** What the API adds to the SQL, operation by operation. */
function addedTable(rows: ReadonlyMap<OperationName, TableRow>, kind: keyof TableRow): string {
  const head = ["ms", "SQL p50", "API p50", "added", "SQL p99", "API p99", "added", "reached"];
  return markdownTable(
    head,
    [...rows].map(([operation, { [kind]: row }]) => {
      const { sql, api } = row;
      const p50 = sql && api && api.p50 - sql.p50;
      const p99 = sql && api && api.p99 - sql.p99;
      const reached =
        p50 === undefined || p99 === undefined
          ? "-"
          : verdict(p50 <= reach.addedP50 && p99 <= reach.addedP99);
      return [titleOf(operation), ...[sql?.p50, api?.p50, p50, sql?.p99, api?.p99, p99].map(figure), reached];
    }),
  );
}

function throughputTable(rows: ReadonlyMap<OperationName, TableRow>): string {
  const head = [
    "answers per second",
    "SQL",
    "API",
    "PostGraphile",
    "API / PostGraphile",
    "reached",
    "API CPU ms",
    "PostGraphile CPU ms",
  ];
  return markdownTable(
    head,
    [...rows].map(([operation, { busy }]) => {
      const { sql, api, postgraphile } = busy;
      const ratio = api && postgraphile && api.throughput / postgraphile.throughput;
      return [
        titleOf(operation),
        ...[sql?.throughput, api?.throughput, postgraphile?.throughput, ratio].map(figure),
        ratio === undefined ? "-" : verdict(ratio >= reach.ratio),
        ...[api?.processorMs, postgraphile?.processorMs].map(figure),
      ];
    }),
  );
}

function growthTable([small, ...larger]: readonly MeasuredScale[]): string {
  const large = larger.at(-1);
  if (!small || !large) return "One size only; growth was not measured.";
  const times = (a: number | undefined, b: number | undefined) => (a && b ? b / a : undefined);
  return markdownTable(
    ["p50 ms, one client", "SQL small", "SQL large", "ratio", "API small", "API large", "ratio", "reached"],
    [...large.alone].map(([operation, row]) => {
      const before = small.alone.get(operation)!;
      const sql = times(before.sql?.p50, row.sql?.p50);
      const api = times(before.api?.p50, row.api?.p50);
      return [
        titleOf(operation),
        ...[before.sql?.p50, row.sql?.p50, sql, before.api?.p50, row.api?.p50, api].map(figure),
        api === undefined ? "-" : verdict(api <= reach.growth),
      ];
    }),
  );
}

function kneeTable(knee: Knee): string {
  const rows = [...knee].flatMap(([operation, bySystem]) =>
    (["api", "postgraphile"] as const).flatMap((system) => {
      const line = bySystem[system];
      const name = system === "api" ? "API" : "PostGraphile";
      return line
        ? [
            [
              `${titleOf(operation)}: ${name}`,
              ...kneeClients.map((clients) => {
                const { p99, throughput } = line.get(clients)!;
                return `${figure(p99)} (${figure(throughput)})`;
              }),
            ],
          ]
        : [];
    }),
  );
  return markdownTable(["p99 ms (answers per second), by clients", ...kneeClients.map(String)], rows);
}

function scalesTable(scales: readonly MeasuredScale[]): string {
  const names = Object.keys(scales[0]?.rows ?? {});
  return markdownTable(
    ["", ...scales.map(({ scale }) => `scale ${scale}`)],
    [
      ...names.map((name) => [name, ...scales.map(({ rows }) => rows[name]!.toLocaleString("en"))]),
      ["database", ...scales.map(({ bytes }) => millions(bytes))],
      ["seeding, s", ...scales.map(({ seconds }) => seconds.toFixed(0))],
    ],
  );
}

/** The report as Markdown. */
export function writeReport({
  machine,
  loadBefore,
  connections,
  scales,
  table,
  knee,
  memory,
}: Results): string {
  const { processor, cores, memoryGib, system, versions } = machine;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# The API's performance

Written by \`npm run bench -- api\`; run it to measure your machine. Each operation is asked for in three ways over the same
rows of the same database: hand-written SQL through \`pg\` in the load generator (the floor: no server between), the API over
HTTP, and PostGraphile 5 (amber preset) over HTTP. Before anything is measured, all are checked to give the same rows.
Clients keep their connections and ask about changing subjects; each system has ${connections} connections to PostgreSQL.

Measured on ${processor}, ${cores} cores, ${memoryGib} GiB, ${system}; ${named.join(", ")}.
**Load generator, server and PostgreSQL share these ${cores} cores.** Load of other programs before: ${loadBefore.toFixed(1)}.

## What the API adds to the SQL

At ${tableClients} clients that ask again as soon as they are answered, so that every system is as busy as it can be. Reach: p50 at
most ${reach.addedP50} ms, p99 at most ${reach.addedP99} ms more than the SQL.

${addedTable(table, "busy")}

A busy server's latency is its queue: ${tableClients} clients wait ${tableClients} times what one answer costs in processor time. So the same with
${tableClients} clients that together ask for ${100 * pacedShare} % of what the slower of the two can do:

${addedTable(table, "paced")}

## Throughput

At ${tableClients} clients. Reach: ${reach.ratio} times PostGraphile's. CPU is the server process's own time for one answer, PostgreSQL's not
included. PostGraphile needs a hint that scores belong to images and an SQL function for the series; it has no answer for the
comparison, which is computed from the scores and not in any table. The API remembers comparisons; the SQL is done anew.

${throughputTable(table)}

## The knee

![Latency and throughput against clients](api-knee.svg)

${kneeTable(knee)}

## Growth with the tables

${scalesTable(scales)}

More data is more runs, images and series, not larger pages: time should stay. Reach: at most ${reach.growth} times.

${growthTable(scales)}

## Memory

Most resident memory of the server process over all of the above (reach: ${millions(reach.memory)}): API ${millions(memory.api)}, PostGraphile ${millions(memory.postgraphile)}.
`;
}
