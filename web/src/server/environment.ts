import { parseInput } from "@dreambooth-dpo/db/contract";
import { z } from "zod";

const blankIsAbsent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);
const expectedPort = "a port, 0 to 65535 (0: any free one)";

const schema = z.object({
  PORT: blankIsAbsent(
    z.coerce
      .number({ error: expectedPort })
      .int({ error: expectedPort })
      .gte(0, { error: expectedPort })
      .lte(65_535, { error: expectedPort })
      .default(3000),
  ),
  HOST: blankIsAbsent(z.string().default("127.0.0.1")),
  /** Where the API listens. */
  DBDPO_API_URL: blankIsAbsent(
    z.url({ error: "an address such as http://localhost:4000" }).default("http://localhost:4000"),
  ),
});

/** What the web process is told by its environment. */
export interface WebEnvironment {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
}

/** Reads the environment, once, at the start. Throws AppError BAD_INPUT naming the variable. */
export function readWebEnvironment(environment: NodeJS.ProcessEnv = process.env): WebEnvironment {
  const read = parseInput(schema, environment);
  return { port: read.PORT, host: read.HOST, apiUrl: read.DBDPO_API_URL.replace(/\/$/, "") };
}
