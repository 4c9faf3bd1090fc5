import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import type { LoadGenerator, LoadResult, Target } from "../load/index.ts";
import { type OperationName, operations, type System } from "../operations/index.ts";
import { processorTime } from "../servers/index.ts";

/** A system under measurement: where it is asked, and its process, where it has one of its own. */
export interface Measured {
  readonly target: Target;
  readonly pid?: number;
}

/** What a load came to, with the processor time of the server for each answer (ms; null where nobody says). */
export interface Measurement extends LoadResult {
  readonly processorMs: number | null;
}

export interface LoadOptions {
  readonly clients: number;
  readonly seconds: number;
  /** Milliseconds between the beginnings of one client's requests; none by default. */
  readonly interval?: number;
}

const names = Object.keys(operations) as OperationName[];
const leastRequests = 100;

/** Puts the operations to the systems, once all are known to answer alike. */
export class Bench {
  private readonly generator: LoadGenerator;
  private readonly pool: pg.Pool;
  private readonly measured: Readonly<Partial<Record<System, Measured>>>;
  private subjects = new Map<OperationName, unknown[]>();

  constructor(
    generator: LoadGenerator,
    pool: pg.Pool,
    measured: Readonly<Partial<Record<System, Measured>>>,
  ) {
    this.generator = generator;
    this.pool = pool;
    this.measured = measured;
  }

  /** The operations that a system can answer; none of a system that is not measured. */
  operationsOf(system: System): OperationName[] {
    if (!this.measured[system]) return [];
    return names.filter((name) => system === "sql" || operations[name][system] !== null);
  }

  /** Chooses what is asked about from the rows there are now, and checks that all systems give the same rows for some of it. */
  async prepare(): Promise<void> {
    for (const name of names) {
      const subjects = await operations[name].subjects(this.pool);
      if (!subjects.length)
        throw new Error(`The database has nothing to ask about: ${operations[name].title}.`);
      this.subjects.set(name, subjects);
      for (const subject of [subjects[0], subjects.at(-1)]) await this.checkAnswers(name, subject);
    }
  }

  private async checkAnswers(operation: OperationName, subject: unknown): Promise<void> {
    const answer = (system: System) =>
      this.generator.answer({ target: this.measured[system]!.target, operation, subject });
    const expected = await answer("sql");
    for (const system of ["api", "postgraphile"] as const) {
      if (!this.operationsOf(system).includes(operation)) continue;
      const found = await answer(system);
      if (!isDeepStrictEqual(found, expected))
        throw new Error(
          `${operations[operation].title}: ${system} answers ${excerpt(found, expected)} where SQL answers ${excerpt(expected, found)}.`,
        );
    }
  }

  async load(operation: OperationName, system: System, options: LoadOptions): Promise<Measurement> {
    const { target, pid } = this.measured[system]!;
    const { clients, seconds, interval = 0 } = options;
    const before = pid === undefined ? null : processorTime(pid);
    const result = await this.generator.load({
      ...{ target, operation, clients, interval, seconds },
      subjects: this.subjects.get(operation)!,
      warmupSeconds: 1,
      leastRequests: interval ? 0 : leastRequests,
    });
    const spent = before === null ? null : processorTime(pid!)! - before;
    return { ...result, processorMs: spent === null ? null : (1000 * spent) / result.answered };
  }
}

/** Where one text stops being the other. */
function excerpt(of: unknown, other: unknown): string {
  const [text, from] = [JSON.stringify(of), JSON.stringify(other)];
  let at = 0;
  while (at < text.length && text[at] === from[at]) at++;
  return `...${text.slice(Math.max(0, at - 60), at + 100)}...`;
}
