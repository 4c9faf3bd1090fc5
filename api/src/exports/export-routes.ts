import { type Database, fileOfExport, findExport, findExportSubject } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type ErrorRequestHandler, type Request, Router } from "express";
import { isAllowed, type Viewer } from "../access/index.ts";
import { sendFile } from "../artifacts/index.ts";
import { type Logger, sendError } from "../observe/index.ts";
import { exportFileName } from "./export-file-name.ts";
import type { ExportFormat } from "./format-rows.ts";

export interface ExportRoutesOptions {
  readonly db: Database;
  /** Who asks; throws UNAUTHENTICATED for a credential that is no good. */
  viewerOf(request: Request): Promise<Viewer>;
  readonly log: Logger;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/x-ndjson; charset=utf-8",
};

/** Refuses who may read no exports at all: UNAUTHENTICATED for strangers, FORBIDDEN for others. */
function requireReader(viewer: Viewer): void {
  if (isAllowed(viewer, "Query", "exports")) return;
  if (viewer.role === "anonymous")
    throw new AppError("UNAUTHENTICATED", "Downloading an export needs a session or an API key.", {
      field: "authorization",
      expected: "a session or an API key",
    });
  throw new AppError("FORBIDDEN", "This takes a researcher's credential good for reading.");
}

const ownsAll = ({ role, scopes }: Viewer) => role === "admin" && scopes.has("admin");

/** The name as every browser reads it (RFC 6266): in ASCII, and as it is. */
const attachment = (name: string) =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/**
 * `GET /:id/download`: the file of an export, for its owner and admins; to all others it does not exist. Resumable (Range, with
 * the SHA-256 as strong ETag). 409 while the export is not done, 410 once its file is gone; errors are JSON.
 */
export function exportRoutes({ db, viewerOf, log }: ExportRoutesOptions): Router {
  const router = Router();
  router.get("/:id/download", async (request, response) => {
    const viewer = await viewerOf(request);
    requireReader(viewer);
    const { id } = request.params;
    const found = await findExport(db, id);
    if (found.userId !== viewer.userId && !ownsAll(viewer))
      throw new AppError("NOT_FOUND", `There is no export ${id}.`, { field: "export", value: id });
    const sha256 = fileOfExport(found);
    const locate = async () => {
      if (await db.store.has(sha256)) return db.store.locate(sha256);
      throw new AppError("GONE", "The file of this export has been deleted.", {
        field: "export",
        value: id,
        hint: "Export the table again.",
      });
    };
    const headers = async () => ({
      "content-type": mediaTypes[found.format],
      "content-disposition": attachment(exportFileName(found, await findExportSubject(db, found))),
      "x-content-type-options": "nosniff",
    });
    await sendFile(request, response, { tag: sha256, locate, headers }, log);
  });
  const onError: ErrorRequestHandler = (error, _request, response, _next) => sendError(response, error, log);
  router.use(onError);
  return router;
}
