import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { beginAudit, type Database, finishAudit, saveUpload } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Request, Response } from "express";
import type { Viewer } from "../../access/index.ts";
import type { Logger } from "../../observe/index.ts";
import type { ImageProcess } from "../images/index.ts";
import { checkUpload, requireImageType } from "./check-upload.ts";
import { withReceivedBody } from "./receive-body.ts";

/** Largest image that is taken, bytes. */
export const uploadLimit = 20_000_000;

export interface UploadTaking {
  readonly db: Database;
  readonly images: ImageProcess;
  /** Where bodies lie while they are looked at. */
  readonly folder: string;
  readonly log: Logger;
}

/** Does work between its entries in the audit log. */
async function audited(
  { db, log }: UploadTaking,
  request: Request,
  { userId, apiKeyId }: Viewer,
  input: unknown,
  work: () => Promise<string>,
): Promise<string> {
  const [address, requestId] = [request.ip ?? null, randomUUID()];
  const entry = { userId, apiKeyId, address, requestId, action: "uploadImage", input };
  const id = await beginAudit(db, entry);
  try {
    const target = await work();
    await finishAudit(db, id, { outcome: "done", target });
    log.info({ requestId, userId, sha256: target }, "image uploaded");
    return target;
  } catch (error) {
    await finishAudit(db, id, { outcome: error instanceof AppError ? error.code : "INTERNAL" });
    throw error;
  }
}

/** Stores the image in a request's body for its sender; the same image again is the same upload. Answers 201. */
export async function takeUpload(
  request: Request,
  response: Response,
  viewer: Viewer,
  taking: UploadTaking,
): Promise<void> {
  const { db, images, folder } = taking;
  const { userId } = viewer;
  if (userId === null) throw new AppError("FORBIDDEN", "Only an account can send images.");
  requireImageType(request.headers["content-type"]);
  await withReceivedBody(request, { folder, limit: uploadLimit }, async (path, bytes) => {
    const { contentType, width, height } = await checkUpload(path, images);
    const facts = { width, height, bytes, contentType };
    const sha256 = await audited(taking, request, viewer, facts, async () => {
      const stored = await db.store.put(createReadStream(path));
      await saveUpload(db, { sha256: stored.sha256, userId, width, height, bytes });
      return stored.sha256;
    });
    response
      .status(201)
      .location(`${request.baseUrl}/images/${sha256}`)
      .json({ sha256, ...facts });
  });
}
