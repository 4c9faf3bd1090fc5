/** Runs of a page: as many as one operation may ask for with their stages. */
const runsOfPage = 50;

/** What is asked first about the stages of an experiment, so that a page can have it prefetched. */
export const firstStages = (id: string) => ({ id, first: runsOfPage, after: null });
