import type { ErrorCode } from "@dreambooth-dpo/db/contract";

/** Codes whose messages speak of the machinery: their text stays in the log, and this is said in its place. */
export const maskedErrors: Partial<Record<ErrorCode, string>> & { readonly INTERNAL: string } = {
  INTERNAL: "Something went wrong on the server.",
  DATABASE:
    "The database cannot be reached right now. What was committed is kept; try again in a few seconds.",
  STORAGE: "The artifact store cannot be used right now; nothing was stored.",
};
