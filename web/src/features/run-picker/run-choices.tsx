"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Swatch } from "../../charts/marker.tsx";
import { localId } from "../../graphql/global-id.ts";
import { postOperation } from "../../graphql/post-operation.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/field.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { pickerRunsDocument } from "./picker-runs.graphql.ts";
import { toggleAll, toggleRun } from "./toggle-runs.ts";

export interface RunChoicesProps {
  /** Global id of the experiment. */
  readonly experiment: string;
  readonly chosen: readonly string[];
  readonly kept: readonly string[];
  /** Whether no more can be chosen. */
  readonly full: boolean;
  readonly onChange: (runs: string[]) => void;
}

/** The runs of an experiment to tick, concept by concept. */
export function RunChoices({ experiment, chosen, kept, full, onChange }: RunChoicesProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [pickerRunsDocument.name, "pages", experiment],
    queryFn: ({ pageParam, signal }) =>
      postOperation(
        "/graphql",
        pickerRunsDocument,
        { experiment, ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: ({ runs }) => (runs.pageInfo.hasNextPage ? runs.pageInfo.endCursor : null),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-[420px]" />;
  const runs = data.pages.flatMap((page) => page.runs.nodes);
  const concepts = Map.groupBy(runs, ({ concept, seed }) => JSON.stringify([concept.name, seed]));
  const styles = seriesStyles(runs.map(({ variant }) => variant));
  const seeds = new Set(runs.map(({ seed }) => seed)).size;
  return (
    <div className="h-80 min-w-0 overflow-y-auto rounded border border-line p-3 md:h-[464px]">
      {[...concepts].map(([key, group]) => {
        const [concept, seed] = JSON.parse(key) as [string, number];
        const ids = group.map(({ id }) => localId(id));
        const all = ids.every((id) => chosen.includes(id));
        return (
          <fieldset key={key} className="mb-4">
            <legend className="flex w-full items-center justify-between gap-2 border-line border-b pb-1 font-semibold">
              <span>
                {concept}
                {seeds > 1 && <span className="font-normal text-muted"> · seed {seed}</span>}
              </span>
              <Button
                look="ghost"
                size="small"
                disabled={full && !all}
                onClick={() => onChange(toggleAll(chosen, ids, !all, kept))}
              >
                {all ? "None" : "All"}
              </Button>
            </legend>
            {group.map((run) => {
              const id = localId(run.id);
              const ticked = chosen.includes(id);
              return (
                <div key={run.id} className="flex items-center justify-between gap-2 py-0.5">
                  <Checkbox
                    checked={ticked}
                    disabled={kept.includes(id) || (full && !ticked)}
                    onChange={() => onChange(toggleRun(chosen, id))}
                    label={
                      <span className="inline-flex items-center gap-2">
                        <Swatch line={false} style={styles.get(run.variant)!} />
                        {run.variant}
                      </span>
                    }
                  />
                  <StatusBadge status={run.status} />
                </div>
              );
            })}
          </fieldset>
        );
      })}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More runs
        </Button>
      )}
    </div>
  );
}
