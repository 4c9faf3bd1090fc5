import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, availableParallelism, cpus, totalmem, type } from "node:os";
import type pg from "pg";

/** Where a measurement was made, without what would tell this machine from another of its kind. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
}

const packages = ["@apollo/server", "@pothos/core", "graphql", "pg", "postgraphile"];

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  const folder = require.resolve.paths(name)!.find((path) => {
    try {
      readFileSync(`${path}/${name}/package.json`);
      return true;
    } catch {
      return false;
    }
  });
  return (JSON.parse(readFileSync(`${folder}/${name}/package.json`, "utf8")) as { version: string }).version;
}

export async function describeMachine(pool: pg.Pool): Promise<Machine> {
  const { rows } = await pool.query("select current_setting('server_version') as version");
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${arch()}`,
    versions: {
      Node: process.versions.node,
      PostgreSQL: rows[0].version,
      ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    },
  };
}
