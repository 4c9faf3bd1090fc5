import { parseAsBoolean } from "nuqs/server";

/** `?revoked=true`: revoked keys are listed as well. */
export const revokedParser = parseAsBoolean.withDefault(false);

/** What is asked of the API: all keys, or the good ones alone. */
export const variablesOfKeys = (revoked: boolean) =>
  revoked ? { first: 100 } : { first: 100, revoked: false };
