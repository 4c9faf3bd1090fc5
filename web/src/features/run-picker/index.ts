export { AddRuns, type AddRunsProps } from "./add-runs.tsx";
export { SeriesMark } from "./series-mark.tsx";
