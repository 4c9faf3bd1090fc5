import { randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Request } from "express";

/** The error of a body that is larger than what is taken. */
export const tooLarge = (limit: number, value: number | string) =>
  new AppError("TOO_LARGE", `The body is larger than ${limit / 1e6} MB.`, {
    field: "body",
    value,
    expected: `at most ${limit} bytes`,
    hint: "Scale the image down first.",
  });

/**
 * Writes the body of a request to a file of its own in a folder, for the time of some work. No more of it than the limit is
 * kept, and never more than a chunk in memory. TOO_LARGE as soon as that shows; the request is then left unread.
 */
export async function withReceivedBody<T>(
  request: Request,
  { folder, limit }: { readonly folder: string; readonly limit: number },
  work: (path: string, bytes: number) => Promise<T>,
): Promise<T> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > limit) throw tooLarge(limit, declared);
  const path = join(folder, randomUUID());
  await mkdir(folder, { recursive: true });
  try {
    const bytes = await receive(request, path, limit);
    return await work(path, bytes);
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(request: Request, path: string, limit: number): Promise<number> {
  const file = await open(path, "wx");
  try {
    let bytes = 0;
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(limit, `more than ${limit} bytes`);
      await file.writeFile(chunk);
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/**
 * Reads on what is left of a body that nobody wants, so that a client which sends before it listens hears the answer. After
 * `atMost` bytes the connection is ended.
 */
export function discardBody(request: Request, atMost: number): void {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > atMost) request.destroy();
  });
  request.resume();
}
