import type { BreakdownQueryVariables } from "./breakdown.graphql.ts";

/** What is asked for a breakdown: every metric, so that switching between them asks nothing. */
export const breakdownVariables = (
  runIds: readonly string[],
  suite: string | null,
): BreakdownQueryVariables => ({
  runIds,
  suite,
  metrics: ["IMAGE_SIMILARITY", "TEXT_SIMILARITY", "HELD_OUT_IMAGE_SIMILARITY", "HELD_OUT_TEXT_SIMILARITY"],
});
