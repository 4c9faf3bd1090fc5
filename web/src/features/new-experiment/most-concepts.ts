/** Most concepts that the picker offers: a page of the API. */
export const mostConcepts = 100;
