"use client";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { narrowings } from "./list-variables.ts";
import { type SetView, withoutFilters } from "./use-view.ts";
import type { ViewState } from "./view-state.ts";

/** Why the list is empty, and the one thing that fills it. */
export function NoExperiments({ view, setView }: { readonly view: ViewState; readonly setView: SetView }) {
  if (narrowings(view) > 0)
    return (
      <EmptyState
        title="No experiment fits these filters"
        action={<Button onClick={() => setView(withoutFilters)}>Clear filters</Button>}
      >
        {view.archived
          ? "Archived ones alone are searched."
          : "Archived ones are not searched; tick Archived to look there."}
      </EmptyState>
    );
  if (view.archived)
    return (
      <EmptyState
        title="Nothing is archived"
        action={<Button onClick={() => setView({ archived: null })}>Show experiments in use</Button>}
      >
        Archiving takes an experiment out of the list and deletes nothing.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No experiments yet"
      action={
        <ButtonLink href="/experiments/new?preset=demo" look="primary" prefetch={false}>
          Start the demo experiment
        </ButtonLink>
      }
    >
      An experiment personalises a model for a subject, tunes it with each selection of preference pairs, and
      measures which comes out ahead. The demo takes some minutes on a laptop.
    </EmptyState>
  );
}
