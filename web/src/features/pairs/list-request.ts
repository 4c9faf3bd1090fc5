import type { PairListQueryVariables } from "./pair-list.graphql.ts";
import type { PairsState } from "./pairs-state.ts";

/** Pairs listed at once. */
export const pageSize = 100;

const fields = {
  number: "INDEX",
  angle: "ANGLE",
  ts: "DELTA_TEXT_SIMILARITY",
  is: "DELTA_IMAGE_SIMILARITY",
} as const;

/**
 * What lists pairs as the address says. Near-duplicates lie within `minimumDelta` of no difference: the API narrows to the square
 * around it, and the reason of each tells the rest.
 */
export function listVariables(
  id: string,
  state: Pick<PairsState, "round" | "show" | "sort" | "order">,
  minimumDelta: number,
  after?: string,
): PairListQueryVariables {
  const near = { min: -minimumDelta, max: minimumDelta };
  return {
    id,
    round: state.round,
    first: pageSize,
    ...(after && { after }),
    filter: {
      ...(state.show !== "all" && { kept: state.show === "kept" }),
      ...(state.show === "near-duplicates" && { deltaTextSimilarity: near, deltaImageSimilarity: near }),
    },
    orderBy: { field: fields[state.sort], direction: state.order === "asc" ? "ASC" : "DESC" },
  };
}

/** Whether a listed pair is among those asked for, where the API cannot narrow to its reason. */
export const isListed = (show: PairsState["show"], reason: string | null): boolean =>
  show === "near-duplicates"
    ? reason === "near-duplicate"
    : show === "not-selected"
      ? reason !== "near-duplicate"
      : true;
