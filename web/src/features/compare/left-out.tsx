import { localId } from "../../graphql/global-id.ts";
import { Button } from "../../ui/button.tsx";
import type { ChosenRun, Selection } from "./chosen-runs.ts";

export interface LeftOutProps {
  readonly selection: Selection;
  /** Global ids that lead to no run. */
  readonly gone: readonly string[];
  readonly runs: readonly ChosenRun[];
  readonly onRuns: (localIds: readonly string[]) => void;
}

const names = (runs: readonly ChosenRun[]) =>
  runs
    .map(({ variant, concept, experiment }) => `${variant} of ${concept.name} (${experiment.name})`)
    .join(", ");

/** Which of the chosen runs are not compared, and why; empty where all are. */
export function LeftOut({ selection, gone, runs, onRuns }: LeftOutProps) {
  const of = (why: string) => selection.left.filter((each) => each.why === why).map(({ run }) => run);
  const [unfinished, elsewhere] = [of("unfinished"), of("concept")];
  if (gone.length === 0 && selection.left.length === 0) return null;
  return (
    <div role="status" className="rounded border border-line bg-warning-soft px-3 py-2 text-sm">
      <ul className="flex flex-col gap-1">
        {gone.length > 0 && (
          <li className="flex flex-wrap items-center gap-2">
            {gone.length === 1 ? "One run of this address does" : `${gone.length} runs of this address do`}{" "}
            not exist (any more).
            <Button size="small" onClick={() => onRuns(runs.map(({ id }) => localId(id)))}>
              Take out of the address
            </Button>
          </li>
        )}
        {unfinished.length > 0 && <li>Not compared, as not done: {names(unfinished)}.</li>}
        {elsewhere.length > 0 && (
          <li>
            Not compared, as the others are about{" "}
            {[...new Set(selection.runs.map(({ concept }) => concept.name))].join(", ")}: {names(elsewhere)}.
            Choose another concept above to see them.
          </li>
        )}
      </ul>
    </div>
  );
}
