/** Most points of a series that are drawn at once; extremes are never left out of them. */
export const pointsAtMost = 600;

/** What asks for the series of a run. `id` is global. */
export const metricVariables = (id: string) => ({ id, maximumPoints: pointsAtMost });
