import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Where credentials could stand in what is logged. */
const secrets = ["authorization", "cookie", "token", "secret", "password", "key"].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** The process's log: one JSON object a line, to standard error unless told otherwise, secrets blotted out. */
export function openLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, base: null, redact: { paths: secrets, censor: "[hidden]" } }, destination);
}
