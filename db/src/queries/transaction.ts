import type { Database } from "../database.ts";

/** Statements that are kept together or not at all. */
export type Transaction = Parameters<Parameters<Database["sql"]["transaction"]>[0]>[0];
