import { type Database, isManifestReferred } from "@dreambooth-dpo/db";
import type { Request, Response } from "express";
import type { Logger } from "../../observe/index.ts";
import type { ContentCheck } from "./check-content.ts";
import { unknown } from "./require-key.ts";
import { sendFile } from "./send-file.ts";

/** Sends what a run was made of, as JSON, verified each time; NOT_FOUND for anything else. */
export async function serveManifest(
  request: Request,
  response: Response,
  sha256: string,
  { db, check, log }: { readonly db: Database; readonly check: ContentCheck; readonly log: Logger },
): Promise<void> {
  if (!(await isManifestReferred(db, sha256))) throw unknown("manifest", sha256);
  const locate = async () => {
    await check.verify(sha256);
    return db.store.locate(sha256);
  };
  const headers = async () => ({ "content-type": "application/json; charset=utf-8" });
  await sendFile(request, response, { tag: sha256, locate, headers }, log);
}
