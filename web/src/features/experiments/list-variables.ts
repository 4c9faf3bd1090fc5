import type { ExperimentFilter, ExperimentsQueryVariables } from "./experiments.graphql.ts";
import { pinnedTag } from "./pinned.ts";
import { type Grouping, sorts, type ViewState } from "./view-state.ts";

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

/** What one group of a view is asked for with; undefined where the view's own filter leaves nothing of the group. */
export function groupVariablesOf(
  view: ViewState,
  grouping: Exclude<Grouping, "none">,
  value: string,
): ExperimentsQueryVariables | undefined {
  const filter = filterOf(view);
  const narrowed = (field: "concept" | "pack" | "method"): ExperimentFilter | undefined =>
    filter[field] && filter[field] !== value && field !== "concept"
      ? undefined
      : { ...filter, [field]: value };
  const own =
    grouping === "status"
      ? filter.statuses?.length && !filter.statuses.some((status) => status === value)
        ? undefined
        : { ...filter, statuses: [value as NonNullable<ExperimentFilter["statuses"]>[number]] }
      : grouping === "concept" && filter.concept && filter.concept !== value
        ? undefined
        : narrowed(grouping === "backbone" ? "pack" : grouping);
  return own && { ...variablesOf(view, own), first: groupPageSize };
}

/** Rows of a group's page. */
export const groupPageSize = 10;

/** How many of the filters narrow the view. */
export const narrowings = (view: ViewState): number =>
  [view.q.trim(), view.concept, view.backbone, view.method, view.variant].filter(Boolean).length +
  (view.status.length > 0 ? 1 : 0) +
  view.tag.length;
