import type { ExperimentFilter, ExperimentsQueryVariables } from "./experiments.graphql.ts";
import { pinnedTag } from "./pinned.ts";
import { type Grouping, sorts, statuses, type ViewState } from "./view-state.ts";

/** Rows of a page; an operation of the API may cost 10,000 points and a row costs about 130. */
export const pageSize = 50;

/** Which experiments a view shows. */
export function filterOf(view: ViewState): ExperimentFilter {
  const { q, status, concept, backbone, method, variant, tag, archived } = view;
  return {
    archived,
    ...(q.trim() && { nameContains: q.trim() }),
    ...(status.length > 0 && { statuses: status }),
    ...(concept && { concept }),
    ...(backbone && { pack: backbone }),
    ...(method && { method }),
    ...(variant && { variant }),
    ...(tag.length > 0 && { tags: tag }),
  };
}

/** What the first page of a view is asked for with. */
export function variablesOf(view: ViewState, filter = filterOf(view)): ExperimentsQueryVariables {
  const { field, direction } = sorts.find(({ value }) => value === view.sort) ?? sorts[0];
  return { first: pageSize, filter, orderBy: { field, direction } };
}

/** What the pinned experiments of a view are asked for with. */
export function pinnedVariablesOf(view: ViewState): ExperimentsQueryVariables {
  const filter = filterOf(view);
  return variablesOf(view, { ...filter, tags: [...(filter.tags ?? []), pinnedTag] });
}

const fieldOf = { concept: "concept", backbone: "pack", method: "method" } as const;

/** The filter of one group; undefined where the view's own leaves nothing of it. */
function groupFilter(
  filter: ExperimentFilter,
  grouping: Exclude<Grouping, "none">,
  value: string,
): ExperimentFilter | undefined {
  if (grouping === "status") {
    const status = statuses.find((each) => each === value);
    const kept = status && (!filter.statuses?.length || filter.statuses.includes(status));
    return kept ? { ...filter, statuses: [status] } : undefined;
  }
  const field = fieldOf[grouping];
  return filter[field] && filter[field] !== value ? undefined : { ...filter, [field]: value };
}

/** What one group of a view is asked for with; undefined where the view's own filter leaves nothing of the group. */
export function groupVariablesOf(
  view: ViewState,
  grouping: Exclude<Grouping, "none">,
  value: string,
): ExperimentsQueryVariables | undefined {
  const filter = groupFilter(filterOf(view), grouping, value);
  return filter && { ...variablesOf(view, filter), first: groupPageSize };
}

/** Rows of a group's page. */
export const groupPageSize = 10;

/** How many of the filters narrow the view. */
export const narrowings = (view: ViewState): number =>
  [view.q.trim(), view.concept, view.backbone, view.method, view.variant].filter(Boolean).length +
  (view.status.length > 0 ? 1 : 0) +
  view.tag.length;
