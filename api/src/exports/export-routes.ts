import { randomUUID } from "node:crypto";
import { type Database, fileOfExport, findExport, findExportSubject } from "@dreambooth-dpo/db";
import { AppError, type ErrorCode } from "@dreambooth-dpo/db/contract";
import { type Request, type Response, Router } from "express";
import { isAllowed, type Viewer } from "../access/index.ts";
import type { Logger } from "../observe/index.ts";
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

/** Codes whose messages speak of the machinery: their text stays in the log. */
const machinery: ReadonlySet<ErrorCode> = new Set(["INTERNAL", "DATABASE", "STORAGE", "CORRUPT"]);

function sendError(
  response: Response,
  status: number,
  error: { code: string; message: string; errorId?: string },
) {
  for (const header of ["content-disposition", "etag", "cache-control"]) response.removeHeader(header);
  response.status(status).type("json").json({ error });
}

function refuse(response: Response, error: unknown, log: Logger): void {
  const known = error instanceof AppError ? error : new AppError("INTERNAL", String(error), { cause: error });
  const { code, httpStatus, message } = known;
  if (!machinery.has(code)) return sendError(response, httpStatus, { code, message });
  const errorId = randomUUID();
  log.error({ err: error, errorId }, "download failed");
  if (response.headersSent) response.destroy();
  else sendError(response, httpStatus, { code, message: `Something went wrong. Error ${errorId}.`, errorId });
}

/** Refuses who may read no exports at all: UNAUTHENTICATED for strangers, FORBIDDEN for others. */
function requireReader(viewer: Viewer): void {
  if (isAllowed(viewer, "Query", "exports")) return;
  if (viewer.role === "anonymous")
    throw new AppError("UNAUTHENTICATED", "Downloading an export needs a session or an API key.");
  throw new AppError("FORBIDDEN", "This credential may not read exports.");
}

const ownsAll = ({ role, scopes }: Viewer) => role === "admin" && scopes.has("admin");

/** Sends a file of the store as an attachment: whole, or the ranges asked for while it is the same file. */
function sendAttachment(
  response: Response,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // The store may lie below a folder whose name begins with a dot; no part of the path is the client's.
  const options = {
    dotfiles: "allow",
    cacheControl: false,
    lastModified: false,
    etag: false,
    headers,
  } as const;
  response.sendFile(path, options, (error?: NodeJS.ErrnoException & { status?: number }) => {
    if (!error || response.headersSent || error.code === "ECONNABORTED") resolve();
    else if (error.status === 416) {
      sendError(response, 416, { code: "BAD_INPUT", message: "The file has no such range." });
      resolve();
    } else reject(error.code === "ENOENT" || error.status === 404 ? deleted() : error);
  });
  return promise;
}

const deleted = () =>
  new AppError("GONE", "The file of this export has been deleted; export the table again to have it.");

/**
 * `GET /:id/download`: the file of an export, for its owner and admins; to all others it does not exist. Resumable (Range, with
 * the SHA-256 as strong ETag). 409 while the export is not done, 410 once its file is gone; errors are JSON.
 */
export function exportRoutes({ db, viewerOf, log }: ExportRoutesOptions): Router {
  const router = Router();
  router.get("/:id/download", async (request, response) => {
    try {
      const viewer = await viewerOf(request);
      requireReader(viewer);
      const { id } = request.params;
      const found = await findExport(db, id);
      if (found.userId !== viewer.userId && !ownsAll(viewer))
        throw new AppError("NOT_FOUND", `There is no export ${id}.`);
      const sha256 = fileOfExport(found);
      if (!(await db.store.has(sha256))) throw deleted();
      response.attachment(exportFileName(found, await findExportSubject(db, found)));
      await sendAttachment(response, db.store.locate(sha256), {
        "content-type": mediaTypes[found.format],
        "cache-control": "private, no-cache",
        "x-content-type-options": "nosniff",
        etag: `"${sha256}"`,
      });
    } catch (error) {
      refuse(response, error, log);
    }
  });
  return router;
}
