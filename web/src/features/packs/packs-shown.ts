/** Packs that the list shows: a page of the API. */
export const packsShown = { first: 100 } as const;
