import { randomUUID } from "node:crypto";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Response } from "express";
import type { Logger } from "./log.ts";
import { maskedErrors } from "./masked-errors.ts";

/** Headers that speak of a file which is not sent after all. */
const ofTheFile = ["accept-ranges", "content-disposition", "content-type", "etag", "vary"];

/** An error of express or the parsers below it that blames the request, such as an address that cannot be decoded. */
function blamesRequest(error: unknown): error is Error & { readonly status: number } {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === "number" && status >= 400 && status < 500;
}

/**
 * Answers a REST request with an error: `{ error: { code, message, field, value, expected, hint } }` under the error's
 * status, or `status` where it means something else there. What is not the client's to know is an id, under which the log has it.
 */
export function sendError(response: Response, error: unknown, log: Logger, status?: number): void {
  if (response.headersSent) {
    log.warn({ err: error }, "response broken off");
    response.destroy();
    return;
  }
  for (const name of ofTheFile) response.removeHeader(name);
  response.set("cache-control", "no-store");
  if (!(error instanceof AppError) && blamesRequest(error)) {
    const malformed = { code: "BAD_INPUT", message: "The request is malformed." };
    response.status(error.status).json({ error: malformed });
    return;
  }
  const known = error instanceof AppError ? error : new AppError("INTERNAL", String(error), { cause: error });
  const { code, message, httpStatus, detail } = known;
  const { field, value, expected, hint, retryAfter } = detail;
  if (code === "UNAUTHENTICATED") response.set("www-authenticate", "Bearer");
  if (retryAfter !== undefined) response.set("retry-after", String(retryAfter));
  response.status(status ?? httpStatus);
  if (!maskedErrors[code]) {
    response.json({ error: { code, message, field, value, expected, hint } });
    return;
  }
  const errorId = randomUUID();
  log.error({ err: error, errorId }, "request failed");
  response.json({ error: { code, message: `${maskedErrors[code]} Error ${errorId}.`, errorId } });
}
