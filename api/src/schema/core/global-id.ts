import { AppError } from "@dreambooth-dpo/db/contract";

const form = /^([A-Z][A-Za-z]{0,63}):([A-Za-z0-9_.:-]{1,200})$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The global id of a thing: its type and its own id. */
export const encodeGlobalId = (typename: string, id: string): string => `${typename}:${id}`;

/** Type and own id of a global id. BAD_INPUT when it is none. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [, typename, id] = form.exec(globalId) ?? [];
  if (typename === undefined || id === undefined)
    throw AppError.badInput("id", globalId, "a global id, a type and an id such as Run:0199...");
  return { typename, id };
}

/** The own id of a global id of one type. BAD_INPUT names the field when it is of another type or malformed. */
export function idOf(typename: string, globalId: string, field: string): string {
  const expected = `a global id of the type ${typename}, such as ${typename}:0199...`;
  const [, found, id] = form.exec(globalId) ?? [];
  if (found !== typename || id === undefined || !uuid.test(id))
    throw AppError.badInput(field, globalId, expected);
  return id;
}
