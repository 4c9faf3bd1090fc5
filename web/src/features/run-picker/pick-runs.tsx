"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { operation } from "../../graphql/query-options.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Input } from "../../ui/field.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import type { AddRunsProps } from "./add-runs-props.ts";
import { pickerExperimentsDocument } from "./picker-experiments.graphql.ts";
import { RunChoices } from "./run-choices.tsx";

/** The choice of runs: experiments on one side, the runs of the open one on the other. Applied at once, runs keep their order. */
export function PickRuns({
  chosen,
  onChange,
  onClose,
  most = 200,
  kept = [],
}: Omit<AddRunsProps, "label"> & { readonly onClose: () => void }) {
  const [find, setFind] = useState("");
  const nameContains = useDeferredValue(find.trim());
  const { data, error, refetch } = useQuery(
    operation(pickerExperimentsDocument, {
      filter: { archived: false, ...(nameContains && { nameContains }) },
    }),
  );
  const [opened, setOpened] = useState<string>();
  const experiments = data?.experiments.nodes ?? [];
  const open = opened ?? experiments[0]?.id;

  return (
    <Dialog
      open
      onOpenChange={(now) => !now && onClose()}
      title="Choose runs"
      description={`${chosen.length} chosen. They stand in the order in which you tick them.`}
      wide
    >
      <div className="grid gap-4 md:grid-cols-[minmax(220px,1fr)_2fr]">
        <div className="flex min-w-0 flex-col gap-2">
          <Input
            type="search"
            aria-label="Find an experiment by name"
            placeholder="Experiment name"
            value={find}
            onChange={(event) => {
              setFind(event.target.value);
              setOpened(undefined);
            }}
          />
          <div className="h-40 overflow-y-auto rounded border border-line md:h-[420px]">
            {error && <ErrorState error={error} retry={() => void refetch()} />}
            {!data && !error && <Skeleton className="m-2 h-24" />}
            {data && experiments.length === 0 && (
              <p className="p-2 text-sm text-muted">No experiment has “{find}” in its name.</p>
            )}
            {experiments.map((each) => (
              <button
                key={each.id}
                type="button"
                onClick={() => setOpened(each.id)}
                aria-pressed={each.id === open}
                className={classNames(
                  "flex w-full min-w-0 items-center justify-between gap-2 border-line border-b px-2 py-1.5 text-left",
                  each.id === open ? "bg-accent-soft" : "hover:bg-page",
                )}
              >
                <span className="truncate">{each.name}</span>
                <StatusBadge status={each.status} />
              </button>
            ))}
          </div>
        </div>
        {open ? (
          <RunChoices
            key={open}
            experiment={open}
            chosen={chosen}
            kept={kept}
            full={chosen.length >= most}
            onChange={onChange}
          />
        ) : (
          <div />
        )}
      </div>
      <div className="mt-4 flex items-center justify-between gap-2">
        <p className="text-sm text-muted">{chosen.length >= most && `At most ${most} runs can be shown.`}</p>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
