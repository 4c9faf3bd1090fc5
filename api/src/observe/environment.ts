import { parseInput } from "@dreambooth-dpo/db/contract";
import { z } from "zod";

const blankIsAbsent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);
const whole = (expected: string, low: number, high: number) =>
  blankIsAbsent(
    z.coerce
      .number({ error: expected })
      .int({ error: expected })
      .gte(low, { error: expected })
      .lte(high, { error: expected }),
  );
const optional = blankIsAbsent(z.string().optional());

const schema = z.object({
  /** "production" where the product is used rather than developed. */
  NODE_ENV: optional,
  PORT: whole("a port, 0 to 65535 (0: any free one)", 0, 65_535).optional(),
  HOST: blankIsAbsent(z.string().default("127.0.0.1")),
  /** Address that browsers reach the API under, where a proxy stands before it. */
  DBDPO_PUBLIC_URL: blankIsAbsent(
    z.url({ error: "an address such as https://dbdpo.example.org" }).optional(),
  ),
  /** Where on it a person lands who has signed in, where a web app stands before the API. */
  DBDPO_LANDING: blankIsAbsent(
    z
      .string()
      .regex(/^\/(?![/\\])[^\\\s]*$/, { error: "a path of the product's address, such as /" })
      .optional(),
  ),
  LOG_LEVEL: blankIsAbsent(
    z
      .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
        error: "one of trace, debug, info, warn, error, fatal, silent",
      })
      .default("info"),
  ),
  /** Points of cost that one credential may spend in a minute. */
  DBDPO_POINTS_PER_MINUTE: whole("a whole number of at least 1", 1, Number.MAX_SAFE_INTEGER).default(
    2_000_000,
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional,
  /** Address of the first admin's account. */
  DBDPO_ADMIN_EMAIL: blankIsAbsent(z.email({ error: "an e-mail address" }).optional()),
  /** Signs sessions; made and kept in the data folder where it is not given. */
  DBDPO_SECRET: optional,
});

/** What the API process is told by its environment. */
export interface Environment {
  /** 4000, or any free one where that is taken, unless told otherwise. */
  readonly port: number | undefined;
  readonly host: string;
  /** Whether the product is being developed: what is made at build time may change under the server. */
  readonly development: boolean;
  readonly publicUrl: string | undefined;
  /** Path of the web app that stands before the API, to which sign-in leads; undefined where none does. */
  readonly landing: string | undefined;
  readonly logLevel: string;
  readonly pointsPerMinute: number;
  readonly traces: boolean;
  readonly secret: string | undefined;
  readonly adminEmail: string | undefined;
}

/** Reads the environment, once, at the start. Throws AppError BAD_INPUT naming the variable. */
export function readEnvironment(environment: NodeJS.ProcessEnv = process.env): Environment {
  const read = parseInput(schema, environment);
  return {
    port: read.PORT,
    host: read.HOST,
    development: read.NODE_ENV !== "production",
    publicUrl: read.DBDPO_PUBLIC_URL?.replace(/\/$/, ""),
    landing: read.DBDPO_LANDING,
    logLevel: read.LOG_LEVEL,
    pointsPerMinute: read.DBDPO_POINTS_PER_MINUTE,
    traces: read.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    secret: read.DBDPO_SECRET,
    adminEmail: read.DBDPO_ADMIN_EMAIL,
  };
}
