import type { PairsPageQuery } from "./pairs-page.graphql.ts";

/** A run as the pairs page knows it. */
export type PairsRun = Extract<NonNullable<PairsPageQuery["node"]>, { selections: unknown }>;

/** The selection of one of its rounds. */
export type PairsSelection = PairsRun["selections"][number];
