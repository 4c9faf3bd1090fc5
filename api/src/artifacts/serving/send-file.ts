import { basename, dirname } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Request, Response } from "express";
import type { Logger } from "../../observe/index.ts";
import { sendError } from "../../observe/index.ts";

export interface SentFile {
  /** What the content is known by; the same tag is the same bytes. */
  readonly tag: string;
  /** Path of the file, once it is known that the client has not got it yet. */
  readonly locate: () => Promise<string>;
  readonly headers: (path: string) => Promise<Readonly<Record<string, string>>>;
}

type SendError = NodeJS.ErrnoException & { readonly status?: number };

/** Says so of content that is referred to, but is there no more. */
export const deleted = (sha256: string) =>
  new AppError("GONE", `The artifact ${sha256} has been deleted; what refers to it is kept.`, {
    field: "sha256",
    value: sha256,
    expected: "an artifact whose file is still stored",
    hint: "Run the experiment again to make it anew; equal work gives equal bytes.",
  });

/**
 * Sends a file that never changes: whole, the one range asked for, its headers alone, or 304 where the client has it.
 * Several ranges at once are answered with the whole.
 */
export async function sendFile(
  request: Request,
  response: Response,
  { tag, locate, headers }: SentFile,
  log: Logger,
): Promise<void> {
  response.set({ etag: `"${tag}"`, "cache-control": "private, max-age=31536000, immutable" });
  if (hasAlready(request, tag)) {
    response.status(304).end();
    return;
  }
  const path = await locate();
  response.set(await headers(path));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const options = {
    root: dirname(path),
    dotfiles: "allow",
    cacheControl: false,
    lastModified: false,
  } as const;
  response.sendFile(basename(path), options, (error?: SendError) => {
    if (!error || response.headersSent || error.code === "ECONNABORTED") resolve();
    else if (error.status === 416 || error.status === 412) {
      sendError(response, unmet(request, error.status), log, error.status);
      resolve();
    } else reject(error.status === 404 ? deleted(tag) : error);
  });
  await promise;
}

/** Whether the client named this content as what it has; express would not listen to a fetch that does, as it says no-cache. */
function hasAlready(request: Request, tag: string): boolean {
  const named = (request.get("if-none-match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  return named.includes("*") || named.includes(`"${tag}"`);
}

/** The error for a condition of the request that the content does not meet. */
function unmet(request: Request, status: 412 | 416): AppError {
  return status === 416
    ? AppError.badInput("range", request.headers.range, "a range that begins within the file")
    : AppError.badInput("if-match", request.headers["if-match"], "the ETag of this content");
}
