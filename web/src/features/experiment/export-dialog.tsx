"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { bytes } from "../../format/bytes.ts";
import { integer } from "../../format/number.ts";
import { operation } from "../../graphql/query-options.ts";
import { useAction } from "../../graphql/use-action.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Button, buttonClasses } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { Experiment } from "./experiment.ts";
import { type ExportStateQuery, exportStateDocument } from "./export-state.graphql.ts";
import { requestExportDocument } from "./request-export.graphql.ts";

/** Between two looks at an export that is being written, milliseconds. */
const lookAgain = 1000;

const tables = [
  { kind: "IMAGES", title: "Images", about: "Every image with its prompt, seed and scores" },
  { kind: "PAIRS", title: "Pairs", about: "Candidate pairs, kept or not and why" },
  { kind: "METRICS", title: "Metrics", about: "Every point of every training series" },
  { kind: "VOTES", title: "Votes", about: "Votes of its user studies, without anything about the assessors" },
] as const;
type Kind = (typeof tables)[number]["kind"];
type Format = "CSV" | "JSONL";
type Written = Extract<NonNullable<ExportStateQuery["nodes"][number]>, { readonly kind: string }>;

const isWaiting = (status: string | undefined) =>
  status === undefined || status === "QUEUED" || status === "RUNNING";

/** Has tables written to files, and hands them over. */
export function ExportDialog({
  experiment,
  close,
}: {
  readonly experiment: Experiment;
  readonly close: () => void;
}) {
  const [format, setFormat] = useState<Format>("CSV");
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const ids = Object.values(asked);
  const states = useQuery({
    ...operation(exportStateDocument, { ids }),
    enabled: ids.length > 0,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) =>
      (state.data?.nodes ?? []).every((each) => !isWaiting((each as Written | null)?.status))
        ? false
        : lookAgain,
  });
  const written = (states.data?.nodes ?? []) as readonly (Written | null)[];
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Export data"
      description="Written in the background; a download that breaks off can be resumed."
    >
      <Segmented
        label="Format"
        value={format}
        options={[
          { value: "CSV", label: "CSV" },
          { value: "JSONL", label: "JSONL" },
        ]}
        onChange={setFormat}
      />
      <ul className="mt-3 flex flex-col">
        {tables.map((table) => (
          <ExportRow
            key={table.kind}
            {...table}
            format={format}
            experiment={experiment}
            state={written.find((each) => each?.id === asked[`${table.kind} ${format}`]) ?? undefined}
            onAsked={(id) => setAsked((all) => ({ ...all, [`${table.kind} ${format}`]: id }))}
          />
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">
        Columns are described in the API explorer under <code>exportColumns</code>. All your exports stay in
        Settings.
      </p>
    </Dialog>
  );
}

interface ExportRowProps {
  readonly kind: Kind;
  readonly title: string;
  readonly about: string;
  readonly format: Format;
  readonly experiment: Experiment;
  readonly state: Written | undefined;
  readonly onAsked: (id: string) => void;
}

function ExportRow({ kind, title, about, format, experiment, state, onAsked }: ExportRowProps) {
  const request = useAction(requestExportDocument, {
    onSuccess: ({ requestExport: result }) => {
      if ("export" in result) onAsked(result.export.id);
    },
  });
  const studies = experiment.studies.nodes;
  const subjectId = kind === "VOTES" ? studies[0]?.id : experiment.id;
  return (
    <li className="flex min-h-14 items-center justify-between gap-3 border-line border-b py-2">
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-muted">
          {kind === "VOTES" && !subjectId ? "This experiment has no user study yet" : about}
        </p>
        {(request.error ?? state?.error) && (
          <p role="alert" className="text-sm text-danger">
            {(request.error ?? state?.error)?.message}
          </p>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-2 text-sm text-muted tabular-nums">
        {state && (
          <span role="status">
            {state.status === "DONE" ? (
              `${integer(Number(state.rows))} rows`
            ) : (
              <StatusBadge status={state.status} />
            )}
          </span>
        )}
        {state?.downloadUrl ? (
          <a href={state.downloadUrl} download className={buttonClasses("primary", "small")}>
            <Download size={14} aria-hidden="true" /> {bytes(Number(state.bytes ?? 0))}
          </a>
        ) : (
          <Button
            size="small"
            disabled={!subjectId}
            busy={request.isPending || (state !== undefined && isWaiting(state.status))}
            onClick={() => subjectId && request.mutate({ kind, format, subjectId })}
          >
            Write file
          </Button>
        )}
      </div>
    </li>
  );
}
