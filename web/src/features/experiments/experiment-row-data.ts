import type { ExperimentsQuery } from "./experiments.graphql.ts";

/** What the list knows of one experiment. */
export type ListedExperiment = ExperimentsQuery["experiments"]["nodes"][number];
export type WorkStatus = ListedExperiment["status"];
export type ListedProgress = ListedExperiment["progress"];

const ended: readonly WorkStatus[] = ["DONE", "FAILED", "CANCELLED"];

/** Whether nothing moves any more unless somebody resumes it. */
export const hasEnded = (status: WorkStatus): boolean => ended.includes(status);
