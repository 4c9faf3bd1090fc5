/** The part of a global id that stands in addresses: `Run:0199...` is `0199...`. */
export const localId = (globalId: string): string => globalId.slice(globalId.indexOf(":") + 1);

/** The global id of what an address names. */
export const globalId = (type: string, local: string): string => `${type}:${local}`;
