import { GraphQLError } from "graphql";

/** The error for an operation that is not carried out at all: status 400, and why. */
export const refuse = (message: string, code = "OPERATION_REFUSED", status = 400): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });
