import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode } from "@dreambooth-dpo/db/contract";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "../observe/index.ts";

/** Codes whose messages speak of the machinery: their text stays in the log. */
const kept: Partial<Record<ErrorCode, string>> = {
  INTERNAL: "Something went wrong on the server.",
  DATABASE:
    "The database cannot be reached right now. What was committed is kept; try again in a few seconds.",
  STORAGE: "The artifact store cannot be used right now; nothing was stored.",
};

function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * What a client sees of an error. An AppError says what is wrong with which field; the GraphQL library's own say what is
 * wrong with the document; anything else is an id, under which the log has the whole of it.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const cause = causeOf(error);
  if (cause instanceof AppError && !kept[cause.code]) {
    const { field, value, expected, hint, issues } = cause.detail;
    const detail = Object.fromEntries(
      Object.entries({ field, value, expected, hint, issues }).filter(([, v]) => v !== undefined),
    );
    return { ...formatted, message: cause.message, extensions: { code: cause.code, ...detail } };
  }
  if (cause instanceof GraphQLError) {
    const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
    if (extensions.code !== "INTERNAL_SERVER_ERROR") return { ...formatted, extensions };
  }
  const id = randomUUID();
  log.error({ err: cause, errorId: id, path: formatted.path }, "operation failed");
  const code = cause instanceof AppError ? cause.code : "INTERNAL";
  const { message: _, extensions: __, ...place } = formatted;
  return {
    ...place,
    message: `${kept[code] ?? kept.INTERNAL} Error ${id}.`,
    extensions: { code, errorId: id },
  };
}
