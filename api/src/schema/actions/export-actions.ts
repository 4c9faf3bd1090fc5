import { createExport, exportList } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { idOf, mutation } from "../core/index.ts";
import { DataExportType, ExportFormatType, ExportKindType } from "../exports/index.ts";
import { subjectOf } from "./subjects.ts";

const exportSubject = subjectOf("DataExport", DataExportType, exportList.byId);

/** The own id of what an export is of. BAD_INPUT when the table is not of such a thing. */
function subjectIdOf(kind: string, globalId: string): string {
  const types = kind === "votes" ? ["Study"] : ["Experiment", "Run"];
  const type = types.find((name) => globalId.startsWith(`${name}:`));
  if (type) return idOf(type, globalId, "subjectId");
  throw AppError.badInput(
    "subjectId",
    globalId,
    `the global id of ${types.join(" or ")}: ${kind} are exported of that`,
  );
}

mutation("requestExport", {
  description:
    "Has a table written to a file in the background; look at the export until it is done, then download it.",
  returns: ["export", "The export."],
  subject: exportSubject,
  input: (t) => ({
    kind: t.field({ type: ExportKindType, required: true, description: "Which table." }),
    format: t.field({ type: ExportFormatType, required: true, description: "How it is to be written." }),
    subjectId: t.id({
      required: true,
      description: "Global id of the experiment or run (of the study, for votes).",
    }),
  }),
  resolve: async ({ kind, format, subjectId }, { db, queue, viewer }) => {
    const made = { userId: viewer.userId!, kind, format, subjectId: subjectIdOf(kind, String(subjectId)) };
    const { id } = await createExport(db, queue, made);
    return exportSubject.reload({ db }, id);
  },
});
