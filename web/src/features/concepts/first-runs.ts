/** Runs of a concept that its page shows at first. */
export const firstRuns = 25;
