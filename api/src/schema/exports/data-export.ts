import { exportList } from "@dreambooth-dpo/db";
import { exportColumns } from "../../exports/index.ts";
import { builder, given, listArguments, orderingInput, wholeList } from "../core/index.ts";
import { FailureType } from "../experiments/index.ts";

type ExportRow = Awaited<ReturnType<typeof exportList.byId>>[number];

export const ExportKindType = builder.enumType("ExportKind", {
  description: "Which table is exported.",
  values: {
    METRICS: {
      value: "metrics",
      description: "Every point of every series of an experiment's or run's training.",
    },
    IMAGES: { value: "images", description: "Images of an experiment or a run with all their scores." },
    PAIRS: {
      value: "pairs",
      description: "Candidate pairs of an experiment or a run, kept or not and why not.",
    },
    VOTES: { value: "votes", description: "Votes of a study, without anything about the assessors." },
  } as const,
});

export const ExportFormatType = builder.enumType("ExportFormat", {
  description: "How a table is written.",
  values: {
    CSV: { value: "csv", description: "RFC 4180, UTF-8, with a header." },
    JSONL: { value: "jsonl", description: "One JSON object a line." },
  } as const,
});

const ExportStatusType = builder.enumType("ExportStatus", {
  description: "Where an export stands.",
  values: {
    QUEUED: { value: "queued", description: "Waits." },
    RUNNING: { value: "running", description: "Is being written." },
    DONE: { value: "done", description: "Can be downloaded." },
    FAILED: { value: "failed", description: "Stopped by an error." },
  } as const,
});

export const DataExportType = builder.loadableNodeRef("DataExport", {
  id: { resolve: ({ id }: ExportRow) => id },
  // An export is its owner's, and admins'; to others there is none of its id.
  load: async (ids: string[], { db, viewer }) => {
    const rows = await exportList.byId(db, ids);
    const shown = new Map(
      rows
        .filter(({ userId }) => viewer.role === "admin" || userId === viewer.userId)
        .map((row) => [row.id, row]),
    );
    return ids.map((id) => shown.get(id) ?? new Error("There is no such export."));
  },
});

builder.objectType(DataExportType, {
  description: "A table written to a file in the background.",
  fields: (t) => ({
    kind: t.expose("kind", { type: ExportKindType, description: "Which table." }),
    format: t.expose("format", { type: ExportFormatType, description: "How it is written." }),
    status: t.expose("status", { type: ExportStatusType, description: "Where it stands." }),
    rows: t.expose("rows", { type: "BigInt", description: "Rows written so far." }),
    bytes: t.expose("bytes", { type: "BigInt", nullable: true, description: "Size so far, bytes." }),
    sha256: t.exposeString("sha256", {
      nullable: true,
      description: "SHA-256 of the file; null until it is done.",
    }),
    error: t.expose("error", {
      type: FailureType,
      nullable: true,
      description: "What stopped it, if anything.",
    }),
    downloadUrl: t.string({
      nullable: true,
      description:
        "Where the file is served, relative to the API's address; a download that broke off can be resumed (Range). Null until it is done.",
      resolve: ({ id, status }) => (status === "done" ? `/exports/${id}/download` : null),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was asked for." }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true, description: "When it ended." }),
  }),
});

const ExportFilter = builder.inputType("DataExportFilter", {
  description: "Which exports; a field left out narrows nothing.",
  fields: (t) => ({
    kinds: t.field({ type: [ExportKindType], description: "Of one of these tables." }),
    statuses: t.field({ type: [ExportStatusType], description: "In one of these states." }),
  }),
});

const ExportOrder = orderingInput("dataExport", { created: "When it was asked for." });

builder.queryField("exports", (t) =>
  t.connection(
    {
      type: DataExportType,
      description: "Your exports, newest first unless asked otherwise.",
      args: listArguments(ExportFilter, ExportOrder),
      resolve: (_, args, services) =>
        wholeList(
          services,
          exportList,
          args,
          { field: "created", direction: "desc" },
          { ...given(args.filter), userId: services.viewer.userId! },
        ),
    },
    { name: "DataExportConnection" },
    { name: "DataExportEdge" },
  ),
);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly nullable: boolean;
  readonly description: string;
}

const ColumnType = builder.objectRef<Column>("ExportColumn").implement({
  description: "A column of an exported table.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its name: CSV header, JSON key." }),
    type: t.exposeString("type", { description: "text, integer, number, boolean or time (ISO 8601, UTC)." }),
    unit: t.exposeString("unit", { nullable: true, description: "Unit and range of a number." }),
    nullable: t.exposeBoolean("nullable", { description: "Whether it may be empty (CSV) or null (JSONL)." }),
    description: t.exposeString("description", { description: "What it holds." }),
  }),
});

builder.queryField("exportColumns", (t) =>
  t.field({
    type: [ColumnType],
    description: "The data dictionary of an exported table.",
    complexity: { field: 1, multiplier: 25 },
    args: { kind: t.arg({ type: ExportKindType, required: true, description: "Which table." }) },
    resolve: (_, { kind }) =>
      Object.entries(exportColumns[kind]).map(
        ([name, { type, unit = null, nullable = false, description }]) => ({
          name,
          type,
          unit,
          nullable,
          description,
        }),
      ),
  }),
);
