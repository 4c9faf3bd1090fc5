import type { Configuration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { listRunners } from "../queries/runners.ts";

/** The devices that could do an experiment; null where nobody knows. */
export interface Devices {
  readonly providers: ReadonlySet<string> | null;
  /** Threads that training runs on, on which its sums depend. */
  readonly threads: ReadonlySet<number> | null;
}

const known = <T>(values: readonly T[]): ReadonlySet<T> | null =>
  values.length > 0 ? new Set(values) : null;

/** The devices that a configuration asks for, else those of the runners that are there. */
export async function devicesFor(db: Database, { device }: Configuration): Promise<Devices> {
  const runners = await listRunners(db);
  return {
    providers:
      device.provider === "auto" ? known(runners.map((r) => r.provider)) : new Set([device.provider]),
    threads: device.threads === undefined ? known(runners.map((r) => r.threads)) : new Set([device.threads]),
  };
}
