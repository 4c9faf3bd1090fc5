import { AppError } from "@dreambooth-dpo/db/contract";

/** The one row that was looked up. NOT_FOUND when there is none. */
export async function found<Row>(
  rows: Promise<readonly Row[]>,
  what: string,
  field: string,
  id: string,
): Promise<Row> {
  const [row] = await rows;
  if (row) return row;
  throw new AppError("NOT_FOUND", `There is no ${what} ${id}.`, { field, value: id });
}
