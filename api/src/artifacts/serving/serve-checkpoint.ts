import { type CheckpointDescription, type Database, describeCheckpoint } from "@dreambooth-dpo/db";
import type { Request, Response } from "express";
import type { Logger } from "../../observe/index.ts";
import type { ContentCheck } from "./check-content.ts";
import { unknown } from "./require-key.ts";
import { sendFile } from "./send-file.ts";

/** A name that tells what is in the file, such as dog-MIX-train-round2-step150-3fa94c1e.safetensors. */
function fileNameOf(sha256: string, checkpoint: CheckpointDescription): string {
  const { concept, variant, stage, round, step, role } = checkpoint;
  const parts = [
    concept,
    variant,
    stage,
    round ? `round${round}` : null,
    `step${step}`,
    role === "resume" ? "state" : null,
    sha256.slice(0, 8),
  ];
  const name = parts.filter((part) => part !== null).join("-");
  return `${name.replace(/[^\w.-]+/g, "_")}.safetensors`;
}

/** Sends a checkpoint as a file to keep; NOT_FOUND for anything else. */
export async function serveCheckpoint(
  request: Request,
  response: Response,
  sha256: string,
  { db, check, log }: { readonly db: Database; readonly check: ContentCheck; readonly log: Logger },
): Promise<void> {
  const checkpoint = await describeCheckpoint(db, sha256);
  if (!checkpoint) throw unknown("checkpoint", sha256);
  const locate = async () => {
    await check.sample(sha256);
    return db.store.locate(sha256);
  };
  const headers = async () => ({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="${fileNameOf(sha256, checkpoint)}"`,
  });
  await sendFile(request, response, { tag: sha256, locate, headers }, log);
}
