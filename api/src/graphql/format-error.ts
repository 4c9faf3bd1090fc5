import { randomUUID } from "node:crypto";
import { AppError } from "@dreambooth-dpo/db/contract";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type Logger, maskedErrors } from "../observe/index.ts";

/** An error as GraphQL tells errors, with what it came from. */
export const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(String((error as Error).message), { originalError: error as Error });

/** What a GraphQL error came from: itself, where it came from nothing else. */
export function causeOf(error: unknown): unknown {
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
  if (cause instanceof AppError && !maskedErrors[cause.code]) {
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
    message: `${maskedErrors[code] ?? maskedErrors.INTERNAL} Error ${id}.`,
    extensions: { code, errorId: id },
  };
}
