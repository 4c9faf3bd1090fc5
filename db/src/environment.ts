import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the product keeps its data: DBDPO_DATA, or .data in the project's folder. */
export function dataFolderOf(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment.DBDPO_DATA;
  return chosen ? resolve(chosen) : join(fileURLToPath(new URL("../..", import.meta.url)), ".data");
}

/** The user's own PostgreSQL server, if DATABASE_URL names one. */
export function databaseUrlOf(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment.DATABASE_URL || undefined;
}
