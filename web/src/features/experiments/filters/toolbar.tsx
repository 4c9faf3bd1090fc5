"use client";
import { type RefObject, useCallback } from "react";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/field.tsx";
import type { ExperimentFacetsQuery } from "../experiment-facets.graphql.ts";
import { narrowings } from "../list-variables.ts";
import { type SetView, withoutFilters } from "../use-view.ts";
import { groupings, sorts, statuses, type ViewState } from "../view-state.ts";
import { facetOptions } from "./facet-options.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { SearchField } from "./search-field.tsx";

export interface ToolbarProps {
  readonly view: ViewState;
  readonly setView: SetView;
  readonly facets: ExperimentFacetsQuery["experimentFacets"] | undefined;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

/** Filters, groups and order of the list. */
export function Toolbar({ view, setView, facets, searchField }: ToolbarProps) {
  const search = useCallback(
    (q: string) => void setView({ q: q || null }, { history: "replace" }),
    [setView],
  );
  const options = (facet: Parameters<typeof facetOptions>[1]) => facets && facetOptions(facets, facet);
  const one = (chosen: string | null) => (chosen ? [chosen] : []);
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2" aria-label="Experiments to show">
      <SearchField value={view.q} onChange={search} field={searchField} />
      <div className="flex items-center gap-2 max-sm:w-full max-sm:overflow-x-auto">
        <FilterMenu
          name="Status"
          several
          options={options("statuses")}
          chosen={view.status}
          onChange={(chosen) =>
            setView({ status: chosen.length ? statuses.filter((each) => chosen.includes(each)) : null })
          }
        />
        <FilterMenu
          name="Concept"
          options={options("concepts")}
          chosen={one(view.concept)}
          onChange={([concept]) => setView({ concept: concept ?? null })}
        />
        <FilterMenu
          name="Backbone"
          options={options("packs")}
          chosen={one(view.backbone)}
          onChange={([backbone]) => setView({ backbone: backbone ?? null })}
        />
        <FilterMenu
          name="Method"
          options={options("methods")}
          chosen={one(view.method)}
          onChange={([method]) => setView({ method: method ?? null })}
        />
        <FilterMenu
          name="Variant"
          options={options("variants")}
          chosen={one(view.variant)}
          onChange={([variant]) => setView({ variant: variant ?? null })}
        />
        <FilterMenu
          name="Tag"
          several
          options={options("tags")}
          chosen={view.tag}
          onChange={(chosen) => setView({ tag: chosen.length ? [...chosen] : null })}
        />
        {narrowings(view) > 0 && (
          <Button look="ghost" onClick={() => setView(withoutFilters)}>
            Clear filters
          </Button>
        )}
      </div>
      <div className="ml-auto flex items-center gap-3 max-sm:w-full">
        <Checkbox
          label="Archived"
          checked={view.archived}
          onChange={(event) => setView({ archived: event.target.checked || null, selected: null })}
        />
        <Select
          aria-label="Group"
          value={view.group}
          onChange={(event) => setView({ group: event.target.value as ViewState["group"] })}
          className="w-auto! min-w-0 text-sm! max-sm:flex-1"
        >
          {groupings.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Sort"
          value={view.sort}
          onChange={(event) => setView({ sort: event.target.value as ViewState["sort"] })}
          className="w-auto! min-w-0 text-sm! max-sm:flex-1"
        >
          {sorts.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </div>
    </search>
  );
}
