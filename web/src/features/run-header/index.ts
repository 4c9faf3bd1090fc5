export { RunTabs } from "./run-tabs.tsx";
