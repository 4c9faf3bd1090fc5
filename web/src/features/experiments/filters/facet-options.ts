import type { ExperimentFacetsQuery } from "../experiment-facets.graphql.ts";
import { pinnedTag } from "../pinned.ts";
import { statuses } from "../view-state.ts";
import type { FilterOption } from "./filter-menu.tsx";

type Facets = ExperimentFacetsQuery["experimentFacets"];

/** A word of an enum as people read it: `DONE` is `Done`. */
export const wordOf = (value: string): string => value[0]!.toUpperCase() + value.slice(1).toLowerCase();

/** What a filter offers: states in the order of the work, all else the most frequent first; the pin is no tag to filter by. */
export function facetOptions(facets: Facets, facet: keyof Facets): FilterOption[] {
  const options = facets[facet]
    .filter(({ value }) => facet !== "tags" || value !== pinnedTag)
    .map(({ value, count }) => ({ value, count, label: facet === "statuses" ? wordOf(value) : value }));
  if (facet !== "statuses") return options;
  const order: readonly string[] = statuses;
  return options.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}
