import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { AppError, parseInput } from "./contract/index.ts";

const expected = "an address such as postgresql://user:password@host:5432/database";
const variable = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const environmentSchema = z.object({
  /** Folder of everything durable. */
  DBDPO_DATA: variable,
  /** The user's own PostgreSQL server. */
  DATABASE_URL: variable,
});

/** Where the product keeps its data: DBDPO_DATA, or .data in the project's folder; and DATABASE_URL if set. */
export function readEnvironment(environment: NodeJS.ProcessEnv = process.env): {
  readonly dataFolder: string;
  readonly url: string | undefined;
} {
  const { DBDPO_DATA, DATABASE_URL: url } = parseInput(environmentSchema, environment);
  if (url !== undefined && !(/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)))
    throw AppError.badInput("DATABASE_URL", url.replace(/:[^:@/]*@/, ":***@"), expected);
  const project = fileURLToPath(new URL("../..", import.meta.url));
  return { dataFolder: DBDPO_DATA ? resolve(DBDPO_DATA) : join(project, ".data"), url };
}
