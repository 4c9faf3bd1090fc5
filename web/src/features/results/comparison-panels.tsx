"use client";
import { useQueryStates } from "nuqs";
import { type ReactNode, useId } from "react";
import { Checkbox } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Comparison } from "./comparison.ts";
import { ExportMenu } from "./export-menu.tsx";
import { IsTsPlane } from "./is-ts-plane.tsx";
import { ResultTable } from "./result-table.tsx";
import { VerdictNote } from "./verdict-note.tsx";
import { viewParsers } from "./view-state.ts";

export interface ComparisonPanelsProps {
  readonly comparison: Comparison;
  /** What the query was asked with. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names the files. */
  readonly name: string;
  /** Another comparison is being asked for. */
  readonly isBusy: boolean;
  /** What stands below the verdict. */
  readonly beside?: ReactNode;
}

/** A comparison: the verdict beside the plane, then the table with its files. */
export function ComparisonPanels({ comparison, variables, name, isBusy, beside }: ComparisonPanelsProps) {
  const [view, setView] = useQueryStates(viewParsers);
  const plane = useId();
  return (
    <div aria-busy={isBusy} className="flex flex-col gap-4">
      <div className="grid gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Panel>
          <VerdictNote comparison={comparison} />
          {beside}
        </Panel>
        <Panel id={plane}>
          <IsTsPlane comparison={comparison} variables={variables} />
        </Panel>
      </div>
      <Panel
        title="Results"
        actions={
          <>
            <Checkbox
              label="Every round"
              checked={view.rounds}
              onChange={(event) => void setView({ rounds: event.target.checked })}
              className="text-sm"
            />
            <ExportMenu
              comparison={comparison}
              variables={variables}
              name={name}
              planeId={plane}
              everyRound={view.rounds}
            />
          </>
        }
      >
        <ResultTable comparison={comparison} everyRound={view.rounds} />
      </Panel>
    </div>
  );
}
