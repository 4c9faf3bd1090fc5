import { AppError } from "../contract/index.ts";

/** The row that must exist; NOT_FOUND names what was asked for. */
export function found<T>(row: T | undefined, what: string, value: string, hint?: string): T {
  if (row !== undefined) return row;
  throw new AppError("NOT_FOUND", `There is no ${what} ${value}.${hint ? ` ${hint}` : ""}`, {
    field: what,
    value,
    ...(hint ? { hint } : {}),
  });
}

/** Whether a text has the form of an id (else it is looked up as a name). */
export const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
