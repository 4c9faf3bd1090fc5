export { AddRuns } from "./add-runs.tsx";
export { SeriesMark } from "./series-mark.tsx";
