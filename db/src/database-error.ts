import { AppError } from "./contract/index.ts";

// SQLSTATE classes: connection (08), resources (53), operator intervention (57), system error (58).
const unreachable = /^(08|57P|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH)/;

// SQLSTATEs of values that no column takes: malformed texts, numbers and times out of range, bytes that no text has.
const malformed = new Set(["22P02", "22003", "22007", "22008", "22021", "22P05"]);

/** An error and what caused it, outermost first. */
function* chainOf(error: unknown): Generator<Error> {
  for (let e = error; e instanceof Error; e = e.cause) yield e;
}

function codeOf(error: unknown): string {
  for (const { code } of chainOf(error) as Iterable<NodeJS.ErrnoException>)
    if (typeof code === "string") return code;
  return "";
}

/** What somebody else gave as the reason to stop: an error of ours, or that of an AbortSignal. */
function reasonOf(error: unknown): AppError | undefined {
  for (const e of chainOf(error)) {
    if (e instanceof AppError) return e;
    if (e.name === "AbortError" || e.name === "TimeoutError")
      return new AppError("CANCELLED", "The work was stopped before the database had answered.", {
        cause: error,
      });
  }
  return undefined;
}

function rootOf(error: unknown): string {
  let e = error;
  while (e instanceof Error && e.cause instanceof Error) e = e.cause;
  return e instanceof Error ? e.message : String(e);
}

/** The error a person sees for whatever a driver threw; an AppError, however wrapped, is passed through. */
export function databaseError(error: unknown): AppError {
  const reason = reasonOf(error);
  if (reason) return reason;
  const code = codeOf(error);
  const message = rootOf(error);
  if (code === "53100")
    return new AppError("STORAGE", "The database's disk is full; nothing was stored.", {
      cause: error,
      hint: "Free some space and resume; what was committed is kept.",
    });
  if (
    unreachable.test(code) ||
    /connection (terminated|closed|ended)|not queryable|timeout exceeded|timeout expired/i.test(message)
  )
    return new AppError("DATABASE", `The database cannot be reached: ${message || code}.`, {
      cause: error,
      hint: "What was committed is kept. Start again to resume.",
    });
  if (code === "57014" && /statement timeout/.test(message))
    return new AppError("TIMEOUT", "The database took too long over a statement and stopped it.", {
      cause: error,
      hint: "Try again, or ask for less at once.",
    });
  if (code === "57014")
    return new AppError("CANCELLED", `The database stopped a statement: ${message}.`, { cause: error });
  if (code === "23505") return new AppError("CONFLICT", `This exists already: ${message}.`, { cause: error });
  if (code === "23503")
    return new AppError("NOT_FOUND", `Something referred to does not exist: ${message}.`, { cause: error });
  if (malformed.has(code))
    return new AppError("BAD_INPUT", `A value is malformed: ${message}.`, { cause: error });
  return new AppError("INTERNAL", `The database refused a statement: ${message}.`, { cause: error });
}

/** Runs database work; whatever it throws comes out as an AppError. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw databaseError(error);
  }
}
