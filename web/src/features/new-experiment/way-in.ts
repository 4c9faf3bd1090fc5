import { createLoader, parseAsArrayOf, parseAsString } from "nuqs/server";

/** What the form begins with, as its address has it. */
export const readWayIn = createLoader({
  preset: parseAsString,
  from: parseAsString,
  concepts: parseAsArrayOf(parseAsString).withDefault([]),
});
