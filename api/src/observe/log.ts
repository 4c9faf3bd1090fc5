import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Where credentials could stand in what is logged. */
const secrets = ["authorization", "cookie", "token", "secret", "password", "key"].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** Lines go out together: a write for each would cost a busy server more than the line. */
const [flushBytes, flushMillis] = [4096, 250];

/** Standard error, written a moment after the first line that waits, and when the process exits. */
function standardError(): DestinationStream {
  const stream = pino.destination({ dest: 2, sync: false, minLength: flushBytes });
  setInterval(() => stream.flush(), flushMillis).unref();
  return stream;
}

/** The process's log: one JSON object a line, to standard error unless told otherwise, secrets blotted out. */
export function openLog(level: string, destination: DestinationStream = standardError()): Logger {
  return pino({ level, base: null, redact: { paths: secrets, censor: "[hidden]" } }, destination);
}
