export { AddRuns } from "./add-runs.tsx";
