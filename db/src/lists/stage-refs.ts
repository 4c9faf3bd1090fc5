import { type SQL, sql } from "drizzle-orm";

/** Something of a stage by its name there, as one text: an image by its key, a series by its metric. */
export const stageRef = (stageId: string, name: string): string => `${stageId} ${name}`;

/** Letters of a stage's id. */
const idLength = 36;

/** The stage and the name of a ref. */
export const readRef = (ref: string) => ({ stageId: ref.slice(0, idLength), name: ref.slice(idLength + 1) });

/** Arguments of unnest that give refs, their stages and their names, row by row. */
export function columnsOfRefs(refs: readonly string[]): SQL {
  const parts = refs.map(readRef);
  return sql`${sql.param([...refs])}::text[], ${sql.param(parts.map(({ stageId }) => stageId))}::uuid[],
    ${sql.param(parts.map(({ name }) => name))}::text[]`;
}
